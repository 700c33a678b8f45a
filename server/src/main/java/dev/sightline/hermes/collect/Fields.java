package dev.sightline.hermes.collect;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a JSON object, in the order in which they are said. */
final class Fields {
    private Fields() {}

    /**
     * @param namesAndValues in turn; null for what is not known
     */
    @SuppressWarnings("NullAway") // a value may be null, a name may not
    static Map<String, Object> of(@Nullable Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
