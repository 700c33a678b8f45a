package dev.sightline.hermes.collect;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a JSON object, in the order in which they are said. */
final class Fields {
    private Fields() {}

    /**
     * For who never asks them for a value that may be null.
     *
     * @param namesAndValues in turn; null for what is not known
     */
    @SuppressWarnings("NullAway") // a value may be null, a name may not
    static Map<String, Object> of(@Nullable Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return fields;
    }

    /** The same, whose values may be null also by their type. */
    static Map<String, @Nullable Object> orNull(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return fields;
    }
}
