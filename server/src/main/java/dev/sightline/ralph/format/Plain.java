package dev.sightline.ralph.format;

import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as plain maps, lists, texts, numbers; and those as JSON that people read. */
final class Plain {
    private Plain() {}

    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case JsonNode node -> ofNode(node);
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, one) -> copy.put(String.valueOf(key), of(one)));
                yield Collections.unmodifiableMap(copy);
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                for (Object one : list) copy.add(of(one));
                yield Collections.unmodifiableList(copy);
            }
            default -> value;
        };
    }

    private static @Nullable Object ofNode(JsonNode node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            node.properties().forEach(one -> map.put(one.getKey(), ofNode(one.getValue())));
            return Collections.unmodifiableMap(map);
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            for (JsonNode one : node) list.add(ofNode(one));
            return Collections.unmodifiableList(list);
        }
        if (node.isString()) return node.stringValue();
        if (node.isBoolean()) return node.booleanValue();
        return node.isNumber() ? node.numberValue() : null;
    }

    /** Two spaces a level, one member a line; a list of plain values on one line. */
    static String pretty(Map<String, ? extends @Nullable Object> map) {
        StringBuilder text = new StringBuilder();
        write(text, map, "\n");
        return text.append('\n').toString();
    }

    private static void write(StringBuilder text, @Nullable Object value, String end) {
        if (!(value instanceof Map<?, ?> map) || map.isEmpty()) {
            text.append(one(value));
            return;
        }
        String inside = end + "  ";
        String before = "{";
        for (Map.Entry<?, ?> member : map.entrySet()) {
            text.append(before).append(inside).append(one(member.getKey())).append(": ");
            write(text, member.getValue(), inside);
            before = ",";
        }
        text.append(end).append('}');
    }

    private static String one(@Nullable Object value) {
        List<@Nullable Object> alone = new ArrayList<>();
        alone.add(value);
        String array = new String(Json.bytes(alone), StandardCharsets.UTF_8);
        return array.substring(1, array.length() - 1);
    }
}
