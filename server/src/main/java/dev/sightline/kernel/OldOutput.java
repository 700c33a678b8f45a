package dev.sightline.kernel;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A statement's output as the tools that exist have it: first what it evaluated to and what it
 * showed, then the error, then all of stdout and all of stderr, each in one piece; of each {@code
 * type}, {@code text} and {@code content} (compat.md, 3).
 */
final class OldOutput {
    private OldOutput() {}

    static List<Map<String, Object>> of(JsonNode asItHappened) {
        List<Map<String, Object>> values = new ArrayList<>();
        List<Map<String, Object>> errors = new ArrayList<>();
        StringBuilder out = new StringBuilder();
        StringBuilder err = new StringBuilder();
        for (JsonNode item : asItHappened) {
            String type = item.path("type").asString("");
            String content = item.path("content").asString("");
            boolean isValue = item.path("value").asBoolean(false);
            switch (type) {
                case "stdout" -> {
                    if (isValue) values.add(piece(type, content));
                    else out.append(content);
                }
                case "stderr" -> err.append(content);
                case "error" -> errors.add(piece(type, content));
                default -> values.add(piece(type, content));
            }
        }
        List<Map<String, Object>> all = new ArrayList<>(values);
        all.addAll(errors);
        if (!out.isEmpty()) all.add(piece("stdout", out.toString()));
        if (!err.isEmpty()) all.add(piece("stderr", err.toString()));
        return all;
    }

    private static Map<String, Object> piece(String type, String content) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", type);
        fields.put("text", content);
        fields.put("content", content);
        return fields;
    }
}
