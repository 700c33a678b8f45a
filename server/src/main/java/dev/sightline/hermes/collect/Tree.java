package dev.sightline.hermes.collect;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A mapping that a file holds, JSON or YAML, read leniently: what has another kind of value than is
 * wanted is as good as not there.
 */
record Tree(Map<String, @Nullable Object> fields) {
    static final Tree NONE = new Tree(Map.of());

    private static final Set<String> YES = Set.of("true", "1", "yes", "on");

    /** Of a value as {@link #plain} makes them, or as YAML does; empty where it is no mapping. */
    static Tree of(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) return NONE;
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        map.forEach((name, one) -> fields.put(String.valueOf(name), one));
        return new Tree(fields);
    }

    static Tree of(Optional<JsonNode> file) {
        return file.map(node -> of(plain(node))).orElse(NONE);
    }

    /** The value as maps, lists, texts, numbers, true and false. */
    static @Nullable Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            node.properties().forEach(one -> fields.put(one.getKey(), plain(one.getValue())));
            return fields;
        }
        if (node.isArray()) {
            List<@Nullable Object> items = new ArrayList<>();
            node.forEach(item -> items.add(plain(item)));
            return items;
        }
        if (node.isString()) return node.stringValue();
        if (node.isNumber()) return node.numberValue();
        return node.isBoolean() ? node.booleanValue() : null;
    }

    /** Whether it is said, if only that it is null. */
    boolean has(String name) {
        return fields.containsKey(name);
    }

    @Nullable Object value(String name) {
        return fields.get(name);
    }

    /** A text, or a number or truth as a text. */
    Optional<String> text(String name) {
        return textOf(fields.get(name));
    }

    static Optional<String> textOf(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean
                ? Optional.of(value.toString())
                : Optional.empty();
    }

    String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    /** A whole number, also where it is written as a text. */
    OptionalLong whole(String name) {
        return switch (fields.get(name)) {
            case Integer number -> OptionalLong.of(number);
            case Long number -> OptionalLong.of(number);
            case String text when text.matches("-?\\d{1,18}") ->
                    OptionalLong.of(Long.parseLong(text));
            case null, default -> OptionalLong.empty();
        };
    }

    long whole(String name, long otherwise) {
        return whole(name).orElse(otherwise);
    }

    /** Null for what is none. */
    @Nullable Number number(String name) {
        return fields.get(name) instanceof Number number ? number : null;
    }

    boolean isTrue(String name) {
        return switch (fields.get(name)) {
            case Boolean flag -> flag;
            case Number number -> number.doubleValue() != 0;
            case String text -> YES.contains(text.toLowerCase(java.util.Locale.ROOT));
            case null, default -> false;
        };
    }

    Tree object(String name) {
        return of(fields.get(name));
    }

    List<?> list(String name) {
        return fields.get(name) instanceof List<?> list ? list : List.of();
    }

    /** The texts of a list, or the one text that stands in its place. */
    List<String> words(String name) {
        if (fields.get(name) instanceof String text && !text.isBlank()) return List.of(text);
        List<String> words = new ArrayList<>();
        list(name).forEach(item -> textOf(item).ifPresent(words::add));
        return words;
    }
}
