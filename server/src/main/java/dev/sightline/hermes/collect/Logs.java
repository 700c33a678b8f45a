package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Part;
import dev.sightline.hermes.home.Unreadable;
import dev.sightline.http.Refusal;
import dev.sightline.project.FileStamp;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which logs there are, and the end of one. */
final class Logs implements Collector {
    private static final String FOLDER = "logs/";
    private static final int MOST = 2000;
    private static final int USUAL = 200;

    /** That lines have on average, more than usual. */
    private static final int LINE = 400;

    private static final int LEAST_BYTES = 64 * 1024;

    @Override
    public String path() {
        return "logs";
    }

    @Override
    public List<String> asks() {
        return List.of("name", "lines");
    }

    @Override
    public Set<Part> reads() {
        return Set.of(Part.LOGS);
    }

    @Override
    public Duration life() {
        return FOREVER;
    }

    @Override
    public Map<String, @Nullable Object> collect(Home home, Arguments arguments)
            throws Refusal, Unreadable {
        int count = arguments.number("lines", USUAL, 1, MOST);
        NavigableMap<String, FileStamp> files = new TreeMap<>();
        home.files(Part.LOGS)
                .forEach((path, stamp) -> files.put(path.substring(FOLDER.length()), stamp));
        Optional<String> name = arguments.text("name");
        if (name.isPresent() && !files.containsKey(name.get())) {
            throw new Refusal(
                    404, "not_found", "There is no such log; `files` says which there are");
        }
        String shown = name.orElse(files.isEmpty() ? "" : files.firstKey());
        List<String> lines =
                shown.isEmpty()
                        ? List.of()
                        : last(
                                home.end(FOLDER + shown, Math.max(LEAST_BYTES, count * LINE))
                                        .orElse(""),
                                count);
        List<Map<String, @Nullable Object>> each = new ArrayList<>();
        files.forEach((file, stamp) ->
                each.add(
                        Fields.orNull(
                                "name", file,
                                "size", stamp.size(),
                                "modified_at", stamp.mtime().toString())));
        return Fields.orNull("files", each, "name", shown.isEmpty() ? null : shown, "lines", lines);
    }

    static List<String> last(String text, int count) {
        List<String> lines = text.lines().toList();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }
}
