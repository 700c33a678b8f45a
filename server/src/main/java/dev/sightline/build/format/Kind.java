package dev.sightline.build.format;

import tools.jackson.databind.JsonNode;

/** What a JSON value is, in a sentence. */
final class Kind {
    private Kind() {}

    static String of(JsonNode value) {
        if (value.isMissingNode()) return "empty";
        if (value.isNull()) return "null";
        if (value.isArray()) return "a list";
        if (value.isObject()) return "an object";
        if (value.isString()) return "a text";
        return value.isNumber() ? "a number" : "true or false";
    }
}
