package dev.sightline.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What in a directory says that it is a project, and which lens reads it (compat.md §1, §2). */
final class Marks {
    private static final Map<String, String> LENS_BY_MARK = new LinkedHashMap<>();

    static {
        LENS_BY_MARK.put(".ralph", "ralph");
        LENS_BY_MARK.put(".buildrunner", "buildrunner");
        LENS_BY_MARK.put("sightline.yaml", "custom");
    }

    private Marks() {}

    static Set<String> all() {
        return LENS_BY_MARK.keySet();
    }

    static boolean isMark(String name) {
        return LENS_BY_MARK.containsKey(name);
    }

    /** Looked up whenever it is asked for: so it is true, also where nobody watches the mark. */
    static List<String> lensesOf(Path directory) {
        return LENS_BY_MARK.entrySet().stream()
                .filter(mark -> Files.exists(directory.resolve(mark.getKey())))
                .map(Map.Entry::getValue)
                .toList();
    }
}
