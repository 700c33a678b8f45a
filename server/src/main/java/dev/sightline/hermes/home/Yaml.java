package dev.sightline.hermes.home;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import java.util.LinkedHashMap;
import java.util.Map;

/** YAML as people and agents write it, with bounds on what it may make us build. */
public final class Yaml {
    private static final int ALIASES = 50;
    private static final int DEPTH = 40;

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
            return value instanceof Map<?, ?> map ? words(map) : Map.of();
        } catch (YamlEngineException | StackOverflowError e) {
            throw new Broken(
                    e instanceof YamlEngineException ? String.valueOf(e.getMessage()) : "too deep");
        }
    }

    private static Map<String, @Nullable Object> words(Map<?, ?> map) {
        Map<String, @Nullable Object> words = new LinkedHashMap<>();
        map.forEach((key, value) -> words.put(String.valueOf(key), value));
        return words;
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
