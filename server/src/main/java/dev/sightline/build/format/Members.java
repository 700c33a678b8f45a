package dev.sightline.build.format;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The members of a JSON object of others: each of the kind we need, or not there. Python writes
 * some of them as {@code tests_pass}, the UI as {@code testsPass}; both are taken.
 */
record Members(JsonNode object) {
    private Optional<JsonNode> any(String... names) {
        for (String name : names) {
            JsonNode value = object.get(name);
            if (value != null && !value.isNull()) return Optional.of(value);
        }
        return Optional.empty();
    }

    boolean has(String name) {
        return any(name).isPresent();
    }

    @Nullable JsonNode value(String name) {
        return object.get(name);
    }

    Optional<String> text(String name) {
        return any(name).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    /** A text or a number that is not blank. */
    Optional<String> id(String... names) {
        for (String name : names) {
            Optional<String> id =
                    any(name)
                            .filter(one -> one.isString() || one.isNumber())
                            .map(JsonNode::asString)
                            .filter(one -> !one.isBlank());
            if (id.isPresent()) return id;
        }
        return Optional.empty();
    }

    /** One of the words, in lower case. */
    Optional<String> oneOf(String name, Set<String> words) {
        return text(name).map(one -> one.strip().toLowerCase(Locale.ROOT)).filter(words::contains);
    }

    boolean flag(String... names) {
        return any(names).filter(JsonNode::isBoolean).map(JsonNode::booleanValue).orElse(false);
    }

    /** Finite and 0 or more. */
    Optional<Double> amount(String... names) {
        return any(names)
                .filter(JsonNode::isNumber)
                .map(one -> one.numberValue().doubleValue())
                .filter(one -> one >= 0 && Double.isFinite(one));
    }

    Optional<Long> millis(ZoneId zone, String... names) {
        return any(names).flatMap(one -> Moment.millis(one, zone));
    }

    /**
     * What the author says went wrong: a text, or the {@code message} of an object, or its JSON.
     * Nothing where Python would call the value false.
     */
    Optional<String> error() {
        JsonNode value = object.get("error");
        if (value == null || value.isNull()) return Optional.empty();
        if (value.isString()) return Optional.of(value.stringValue()).filter(one -> !one.isBlank());
        if (value.isBoolean()) {
            return value.booleanValue() ? Optional.of("true") : Optional.empty();
        }
        if (value.isNumber()) {
            return value.numberValue().doubleValue() == 0
                    ? Optional.empty()
                    : Optional.of(value.toString());
        }
        if (value.isEmpty()) return Optional.empty();
        return Optional.of(new Members(value).text("message").orElseGet(value::toString));
    }

    /** The texts of an array; of an object in it its id, name or path; nulls are left out. */
    List<String> texts(String name) {
        JsonNode array = object.get(name);
        List<String> texts = new ArrayList<>();
        if (array == null || !array.isArray()) return texts;
        for (JsonNode one : array) {
            if (one.isNull()) continue;
            texts.add(one.isString() ? one.stringValue() : named(one));
        }
        return texts;
    }

    private static String named(JsonNode one) {
        return new Members(one).id("id", "path", "name").orElseGet(one::toString);
    }

    /** Its {@code metadata}, where that is an object. */
    Map<String, JsonNode> metadata() {
        Map<String, JsonNode> metadata = new LinkedHashMap<>();
        JsonNode value = object.get("metadata");
        if (value != null && value.isObject()) {
            value.properties().forEach(one -> metadata.put(one.getKey(), one.getValue()));
        }
        return metadata;
    }

    /** Those with other names than these. */
    Map<String, JsonNode> but(Set<String> known) {
        Map<String, JsonNode> others = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> one : object.properties()) {
            if (!known.contains(one.getKey())) others.put(one.getKey(), one.getValue());
        }
        return others;
    }

    /** A whole number of metadata, by the first name that has one. */
    static Optional<Integer> whole(Map<String, JsonNode> metadata, String... names) {
        for (String name : names) {
            JsonNode value = metadata.get(name);
            if (value != null && value.isIntegralNumber() && value.canConvertToInt()) {
                return Optional.of(value.intValue());
            }
        }
        return Optional.empty();
    }

    /** A text of metadata that is not blank. */
    static Optional<String> text(Map<String, JsonNode> metadata, String name) {
        return Optional.ofNullable(metadata.get(name))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(one -> !one.isBlank());
    }
}
