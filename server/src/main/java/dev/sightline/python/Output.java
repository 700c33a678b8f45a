package dev.sightline.python;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that a statement put out.
 *
 * @param type {@code stdout}, {@code stderr}, {@code error}, {@code markdown}, {@code html}, {@code
 *     dataframe}, {@code image}
 * @param content text, JSON text of a table, or a data URL
 * @param more further fields, such as {@code error} and {@code cut}
 */
public record Output(String type, String content, Map<String, Object> more) {
    public Output {
        more = Map.copyOf(more);
    }

    public static Output of(String type, String content) {
        return new Output(type, content, Map.of());
    }

    /** As the worker says it. */
    static Output of(JsonNode said) {
        Map<String, Object> more = new LinkedHashMap<>();
        said.properties()
                .forEach(field -> {
                    boolean own = field.getKey().equals("type") || field.getKey().equals("content");
                    if (!own) more.put(field.getKey(), field.getValue());
                });
        return new Output(
                said.required("type").asString(), said.required("content").asString(), more);
    }

    /** With {@code text}, as the seed of the tools that exist has it, and {@code content}. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", type);
        fields.put("text", content);
        fields.put("content", content);
        fields.putAll(more);
        return fields;
    }
}
