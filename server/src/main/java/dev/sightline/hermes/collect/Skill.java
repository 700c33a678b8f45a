package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Yaml;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that the agent can do, as its {@code SKILL.md} says.
 *
 * @param folder its directory's name
 * @param path relative to the home
 * @param size bytes
 * @param about the front matter
 * @param line the first of the text that follows the front matter, cut; empty where there is none
 */
record Skill(
        String category,
        String folder,
        String path,
        Instant modified,
        long size,
        Tree about,
        String line) {
    private static final String FENCE = "---";
    private static final int DESCRIPTION = 120;
    private static final List<String> LINE_KEYS =
            List.of("name", "description", "version", "author");

    /** Of {@code skills/<category>/…/<name>/SKILL.md}. */
    static Skill of(String path, Instant modified, long size, String text) {
        String[] names = path.split("/", -1);
        // Without "skills" and the file itself.
        int folders = names.length - 2;
        String category = folders >= 2 ? names[1] : "uncategorized";
        Optional<String> front = front(text);
        return new Skill(
                category,
                names[names.length - 2],
                path,
                modified,
                size,
                front.map(Skill::about).orElse(Tree.NONE),
                line(front.map(matter -> text.substring(matter.length())).orElse(text)));
    }

    private static String line(String body) {
        return body.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .filter(line -> !line.startsWith("#") && !line.startsWith(FENCE))
                .findFirst()
                .map(line -> Characters.first(line, DESCRIPTION))
                .orElse("");
    }

    /** From the line {@code ---} that it must begin with up to the next, both included. */
    private static Optional<String> front(String text) {
        if (!text.lines().findFirst().map(String::strip).filter(FENCE::equals).isPresent()) {
            return Optional.empty();
        }
        int at = text.indexOf('\n');
        while (at >= 0) {
            int begin = at + 1;
            at = text.indexOf('\n', begin);
            if (text.startsWith(FENCE, begin)) {
                return Optional.of(at < 0 ? text : text.substring(0, at + 1));
            }
        }
        return Optional.empty();
    }

    private static Tree about(String front) {
        String lines =
                String.join("\n", front.lines().filter(line -> !line.startsWith(FENCE)).toList());
        try {
            Map<String, @Nullable Object> map = Yaml.map(lines);
            if (!map.isEmpty()) return new Tree(map);
        } catch (Yaml.Broken broken) {
            // Read by lines instead: people write values that no YAML reader takes.
        }
        return byLines(lines);
    }

    /** What comes after the first colon, whatever it is; the last one counts. */
    private static Tree byLines(String lines) {
        Map<String, @Nullable Object> found = new LinkedHashMap<>();
        lines.lines()
                .forEach(line -> {
                    int colon = line.indexOf(':');
                    if (colon < 0) return;
                    String key = line.substring(0, colon).strip();
                    String value =
                            line.substring(colon + 1).strip().replaceAll("^[\"']+|[\"']+$", "");
                    if (LINE_KEYS.contains(key)) found.put(key, value);
                });
        return new Tree(found);
    }

    String name() {
        return about.has("name") ? about.text("name", "").strip() : folder;
    }

    /** What it says of itself, or else its first line of text. */
    String description() {
        return about.text("description").map(String::strip).orElse(line);
    }

    private List<String> tags() {
        List<String> own = about.words("tags");
        return own.isEmpty() ? about.object("metadata").object("hermes").words("tags") : own;
    }

    /**
     * @param home absolute
     */
    Map<String, @Nullable Object> fields(String home, boolean isCustom) {
        return Fields.orNull(
                "name", name(),
                "category", category,
                "description", description(),
                "path", home + "/" + path,
                "modified_at", modified.toString(),
                "file_size", size,
                "is_custom", isCustom,
                "tags", tags(),
                "version", about.text("version").orElse(null),
                "author", about.text("author").orElse(null));
    }
}
