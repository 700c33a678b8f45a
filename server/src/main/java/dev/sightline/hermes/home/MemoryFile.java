package dev.sightline.hermes.home;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The two files of what an agent remembers: entries with {@code §} between (compat.md §4). */
public enum MemoryFile {
    /** Of its work. */
    MEMORY("memories/MEMORY.md", Part.MEMORY, "memory.memory_char_limit", 2200),
    /** Of its user. */
    USER("memories/USER.md", Part.USER, "memory.user_char_limit", 1375);

    private static final String MARK = "§";

    private final String path;
    private final Part part;
    private final String limitKey;
    private final int limit;

    MemoryFile(String path, Part part, String limitKey, int limit) {
        this.path = path;
        this.part = part;
        this.limitKey = limitKey;
        this.limit = limit;
    }

    /** Relative to the home. */
    public String path() {
        return path;
    }

    public Part part() {
        return part;
    }

    /** {@code memory} or {@code user}, as clients say it. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The one that clients call so. */
    public static Optional<MemoryFile> of(String word) {
        return Arrays.stream(values()).filter(file -> file.word().equals(word)).findFirst();
    }

    /** How many characters the agent lets it have. */
    public int limit(Map<String, @Nullable Object> config) {
        return Yaml.at(config, limitKey) instanceof Number number ? number.intValue() : limit;
    }

    /** Its entries, in order, without blank ones. */
    public static List<String> entries(String text) {
        return Arrays.stream(text.split(MARK, -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** The text of a file with these entries, as the agent writes it. */
    public static String text(List<String> entries) {
        return entries.isEmpty() ? "" : String.join("\n" + MARK + "\n", entries) + "\n";
    }

    /** Whether a text would be two entries when it is read again. */
    public static boolean isDivided(String entry) {
        return entry.contains(MARK);
    }
}
