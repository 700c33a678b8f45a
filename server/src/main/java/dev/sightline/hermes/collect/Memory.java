package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.MemoryFile;
import dev.sightline.hermes.home.Part;
import dev.sightline.hermes.home.TextFile;
import dev.sightline.hermes.home.Unreadable;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the agent remembers, of its work and of its user (compat.md §4, "Memory"). */
final class Memory implements Collector {
    @Override
    public String path() {
        return "memory";
    }

    @Override
    public Set<Part> reads() {
        return Set.of(Part.MEMORY, Part.USER, Part.CONFIG);
    }

    @Override
    public Duration life() {
        return FOREVER;
    }

    @Override
    public Map<String, @Nullable Object> collect(Home home, Arguments arguments) throws Unreadable {
        Map<String, @Nullable Object> config = home.config();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (MemoryFile file : MemoryFile.values()) {
            Optional<TextFile> found = home.file(file.path());
            Map<String, @Nullable Object> state =
                    state(file, found.map(TextFile::text).orElse(""), config);
            state.put("etag", found.map(TextFile::etag).orElse(null));
            fields.put(file.word(), state);
        }
        return fields;
    }

    /** How one of the two files stands. */
    static Map<String, @Nullable Object> state(
            MemoryFile file, String text, Map<String, @Nullable Object> config) {
        List<MemoryEntry> entries =
                MemoryFile.entries(text).stream().map(one -> MemoryEntry.of(one, file)).toList();
        Map<String, Integer> counts = new TreeMap<>();
        entries.forEach(entry -> counts.merge(entry.category().word(), 1, Integer::sum));
        int total = text.codePointCount(0, text.length());
        int most = file.limit(config);
        return Fields.orNull(
                "entries",
                entries.stream().map(MemoryEntry::fields).toList(),
                "total_chars",
                total,
                "max_chars",
                most,
                "source",
                file.word(),
                "capacity_pct",
                most <= 0 ? 0 : total * 100.0 / most,
                "entry_count",
                entries.size(),
                "count_by_category",
                counts);
    }
}
