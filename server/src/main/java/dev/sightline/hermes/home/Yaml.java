package dev.sightline.hermes.home;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** YAML as people and agents write it, with bounds on what it may make us build. */
public final class Yaml {
    private static final int ALIASES = 50;
    private static final int DEPTH = 40;
    private static final int VALUES = 100_000;

    /** A piece of the text in what is said of it: {@code undefined alias x}, {@code '%'}. */
    private static final Pattern QUOTED =
            Pattern.compile("(?<=alias ).*|(?<=anchor ).*|(?<=key ).*|(?<=tag ).*");

    /** What is no YAML; the message says where. */
    public static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(String what) {
            super(what, null, false, false);
        }
    }

    private Yaml() {}

    /** A mapping with text keys; empty for an empty text or another kind of value. */
    public static Map<String, @Nullable Object> map(String text) throws Broken {
        LoadSettings settings =
                LoadSettings.builder()
                        .setMaxAliasesForCollections(ALIASES)
                        .setAllowDuplicateKeys(true)
                        .setAllowRecursiveKeys(false)
                        .build();
        try {
            @Nullable Object value = new Load(settings).loadFromString(text);
            if (!(value instanceof Map<?, ?> map)) return Map.of();
            return new Tree().words(map, 0);
        } catch (MarkedYamlEngineException e) {
            // Its message shows the lines around, and in them keys.
            String where =
                    e.getProblemMark()
                            .map(mark ->
                                    " at line %d, column %d"
                                            .formatted(mark.getLine() + 1, mark.getColumn() + 1))
                            .orElse("");
            throw new Broken(QUOTED.matcher(e.getProblem()).replaceAll("…") + where);
        } catch (RuntimeException e) {
            throw new Broken("it cannot be read");
        } catch (StackOverflowError e) {
            throw new Broken("too deep");
        }
    }

    /** A copy without anchors: a few lines may stand for millions of values, or hold themselves. */
    private static final class Tree {
        private int left = VALUES;

        Map<String, @Nullable Object> words(Map<?, ?> map, int depth) throws Broken {
            Map<String, @Nullable Object> words = new LinkedHashMap<>();
            for (Map.Entry<?, ?> field : map.entrySet()) {
                words.put(String.valueOf(field.getKey()), copy(field.getValue(), depth + 1));
            }
            return words;
        }

        private @Nullable Object copy(@Nullable Object value, int depth) throws Broken {
            if (depth > DEPTH) throw new Broken("too deep");
            if (left-- == 0) throw new Broken("too many values");
            return switch (value) {
                case Map<?, ?> map -> words(map, depth);
                case Collection<?> items -> {
                    List<@Nullable Object> all = new ArrayList<>();
                    for (Object item : items) all.add(copy(item, depth + 1));
                    yield all;
                }
                case null, default -> value;
            };
        }
    }

    /**
     * A value beneath a mapping, such as {@code memory.user_char_limit}.
     *
     * @return null where there is none
     */
    public static @Nullable Object at(Map<String, @Nullable Object> map, String path) {
        Object value = map;
        for (String name : path.split("\\.", DEPTH)) {
            if (!(value instanceof Map<?, ?> here)) return null;
            @Nullable Object next = here.get(name);
            if (next == null) return null;
            value = next;
        }
        return value;
    }
}
