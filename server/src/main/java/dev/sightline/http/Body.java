package dev.sightline.http;

import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The JSON object that a request brought. */
public final class Body {
    static final Body NOTHING = new Body(JsonNodeFactory.instance.objectNode());

    private final JsonNode object;

    private Body(JsonNode object) {
        this.object = object;
    }

    /** What came by another way, such as a WebSocket. */
    public static Body of(JsonNode message) throws Refusal {
        if (!message.isObject()) {
            throw new Refusal(400, "bad_json", "A message must be one JSON object");
        }
        return new Body(message);
    }

    /**
     * @throws Refusal 400 that says where the text stops being JSON
     */
    static Body of(byte[] bytes) throws Refusal {
        try {
            @Nullable JsonNode node = Json.read(bytes);
            if (node == null || !node.isObject()) {
                throw new Refusal(400, "bad_json", "The body must be a JSON object");
            }
            return new Body(node);
        } catch (JacksonException e) {
            throw new Refusal(400, "bad_json", "The body is not acceptable JSON" + where(e));
        }
    }

    /** Nothing where a bound was passed: only what is no JSON at all has a place. */
    private static String where(JacksonException e) {
        @Nullable TokenStreamLocation at = e.getLocation();
        return at == null
                ? ": too deep, too long, or a number too large"
                : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }

    /**
     * @throws Refusal 400 where the field is missing or no string
     */
    public String text(String field) throws Refusal {
        @Nullable JsonNode value = object.get(field);
        if (value == null || !value.isString()) {
            throw new Refusal(400, "bad_request", "`" + field + "` must be a string");
        }
        return value.stringValue();
    }

    /**
     * @return empty where the field is missing or null
     * @throws Refusal 400 where it is something else than a string
     */
    public Optional<String> optionalText(String field) throws Refusal {
        @Nullable JsonNode value = object.get(field);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(text(field));
    }

    /**
     * @return false where the field is missing or null
     * @throws Refusal 400 where it is something else than true or false
     */
    public boolean flag(String field) throws Refusal {
        @Nullable JsonNode value = object.get(field);
        if (value == null || value.isNull()) return false;
        if (!value.isBoolean()) {
            throw new Refusal(400, "bad_request", "`" + field + "` must be true or false");
        }
        return value.booleanValue();
    }

    /**
     * @return empty where the field is missing or null
     * @throws Refusal 400 where it is something else than a whole number within these, both
     *     included
     */
    public OptionalInt optionalNumber(String field, int least, int most) throws Refusal {
        @Nullable JsonNode value = object.get(field);
        if (value == null || value.isNull()) return OptionalInt.empty();
        boolean whole = value.isIntegralNumber() && value.canConvertToInt();
        if (!whole || value.intValue() < least || value.intValue() > most) {
            throw new Refusal(
                    400,
                    "bad_request",
                    "`%s` must be a whole number from %d to %d".formatted(field, least, most));
        }
        return OptionalInt.of(value.intValue());
    }

    /**
     * @return empty where the field is missing or null
     * @throws Refusal 400 where it is something else than an object
     */
    public Optional<Body> optionalObject(String field) throws Refusal {
        @Nullable JsonNode value = object.get(field);
        if (value == null || value.isNull()) return Optional.empty();
        if (!value.isObject()) {
            throw new Refusal(400, "bad_request", "`" + field + "` must be an object");
        }
        return Optional.of(new Body(value));
    }

    /**
     * @return empty where the field is missing or null
     * @throws Refusal 400 where it is something else than a list of strings
     */
    public Optional<List<String>> optionalWords(String field) throws Refusal {
        @Nullable JsonNode value = object.get(field);
        if (value == null || value.isNull()) return Optional.empty();
        List<String> words = new ArrayList<>();
        for (JsonNode word : value) {
            if (word.isString()) words.add(word.stringValue());
        }
        if (!value.isArray() || words.size() != value.size()) {
            throw new Refusal(400, "bad_request", "`" + field + "` must be a list of strings");
        }
        return Optional.of(words);
    }

    /** Whether it says anything of that name. */
    public boolean has(String field) {
        return object.has(field);
    }

    /** All of it, for whoever knows what it may say. */
    public String json() {
        return object.toString();
    }
}
