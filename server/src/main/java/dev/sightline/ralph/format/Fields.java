package dev.sightline.ralph.format;

import dev.sightline.json.Json;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The members of a JSON object of others, each of the kind we need or not there. */
record Fields(JsonNode object) {
    /** Empty for what is no JSON, or no object. */
    static Optional<Fields> read(String text) {
        String json = text.startsWith("\ufeff") ? text.substring(1) : text;
        try {
            JsonNode read = Json.read(json.getBytes(StandardCharsets.UTF_8));
            return read.isObject() ? Optional.of(new Fields(read)) : Optional.empty();
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private Optional<JsonNode> member(String name) {
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }

    Optional<String> text(String name) {
        return member(name).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    /** Not empty. */
    Optional<String> words(String name) {
        return text(name).filter(text -> !text.isBlank());
    }

    /** As its JSON, whatever it is. */
    Optional<String> written(String name) {
        return member(name).filter(value -> !value.isString()).map(JsonNode::toString);
    }

    Optional<Double> number(String name) {
        return member(name).filter(JsonNode::isNumber).map(JsonNode::doubleValue);
    }

    Optional<Integer> whole(String name) {
        return member(name)
                .filter(value -> value.isIntegralNumber() && value.canConvertToInt())
                .map(JsonNode::intValue);
    }

    Optional<Long> count(String name) {
        return member(name)
                .filter(value -> value.isIntegralNumber() && value.canConvertToLong())
                .map(JsonNode::longValue);
    }

    Optional<Boolean> flag(String name) {
        return member(name).filter(JsonNode::isBoolean).map(JsonNode::booleanValue);
    }

    Optional<Fields> inside(String name) {
        return member(name).filter(JsonNode::isObject).map(Fields::new);
    }

    /** The texts of an array; what is no text as its JSON. */
    List<String> texts(String name) {
        JsonNode array = object.get(name);
        List<String> texts = new ArrayList<>();
        if (array == null || !array.isArray()) return texts;
        for (JsonNode one : array) texts.add(one.isString() ? one.stringValue() : one.toString());
        return texts;
    }
}
