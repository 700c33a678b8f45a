package dev.sightline.http;

import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

import java.util.Optional;

/** The JSON object that a request brought. */
public final class Body {
    private final JsonNode object;

    private Body(JsonNode object) {
        this.object = object;
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
}
