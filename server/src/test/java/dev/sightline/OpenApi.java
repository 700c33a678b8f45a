package dev.sightline;

import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * As much of OpenAPI as our own contract uses: references, types, required and other fields, enums.
 */
public final class OpenApi {
    private final Map<?, ?> document;

    private OpenApi(Map<?, ?> document) {
        this.document = document;
    }

    /** {@code docs/reference/openapi.yaml}. */
    public static OpenApi read() throws IOException {
        String text = Files.readString(Path.of("..", "docs", "reference", "openapi.yaml"));
        Load load = new Load(LoadSettings.builder().build());
        return new OpenApi((Map<?, ?>) load.loadFromString(text));
    }

    /** Such as {@code GET /api/health}. */
    Set<String> routes() {
        Set<String> all = new TreeSet<>();
        map(document, "paths")
                .forEach((path, methods) ->
                        ((Map<?, ?>) methods)
                                .keySet().stream()
                                        .filter(key -> !key.equals("parameters"))
                                        .forEach(method ->
                                                all.add(
                                                        method.toString().toUpperCase(Locale.ROOT)
                                                                + " "
                                                                + path)));
        return all;
    }

    /** What is wrong with an answer; empty where nothing is. */
    public List<String> faults(String method, String path, int status, String body) {
        Map<?, ?> operation =
                map(map(map(document, "paths"), path), method.toLowerCase(Locale.ROOT));
        Object declared = map(operation, "responses").get(Integer.toString(status));
        if (declared == null) return List.of("status " + status + " is not in the contract");
        Map<?, ?> schema =
                map(
                        map(map(resolved((Map<?, ?>) declared), "content"), "application/json"),
                        "schema");
        List<String> faults = new ArrayList<>();
        check("", schema, Json.read(body.getBytes(StandardCharsets.UTF_8)), faults);
        return faults;
    }

    /** What is wrong with a value of a named schema. */
    List<String> faults(String schema, JsonNode value) {
        List<String> faults = new ArrayList<>();
        check("", map(map(map(document, "components"), "schemas"), schema), value, faults);
        return faults;
    }

    private void check(String at, Map<?, ?> declared, JsonNode value, List<String> faults) {
        Map<?, ?> schema = resolved(declared);
        if (schema.get("oneOf") instanceof List<?> choices) {
            checkOneOf(at, choices, value, faults);
            return;
        }
        List<?> types =
                schema.get("type") instanceof List<?> several
                        ? several
                        : List.of(String.valueOf(schema.get("type")));
        boolean anyNumber = types.contains("number") && value.isNumber();
        if (!anyNumber && !types.contains(typeOf(value))) {
            faults.add(at + " is " + typeOf(value) + " and not " + types);
            return;
        }
        if (schema.get("enum") instanceof List<?> words && !words.contains(value.asString())) {
            faults.add(at + " is " + value + " and none of " + words);
        }
        if (schema.get("const") instanceof String word && !word.equals(value.asString())) {
            faults.add(at + " is " + value + " and not " + word);
        }
        if (value.isArray()) {
            for (JsonNode item : value) check(at + "[]", map(schema, "items"), item, faults);
        }
        if (value.isObject()) checkFields(at, schema, value, faults);
    }

    private void checkOneOf(String at, List<?> choices, JsonNode value, List<String> faults) {
        List<String> ofAll = new ArrayList<>();
        int fits = 0;
        for (Object choice : choices) {
            List<String> own = new ArrayList<>();
            check(at, (Map<?, ?>) choice, value, own);
            if (own.isEmpty()) fits++;
            ofAll.addAll(own);
        }
        if (fits != 1) faults.add(at + " fits " + fits + " of the choices: " + ofAll);
    }

    private void checkFields(String at, Map<?, ?> schema, JsonNode value, List<String> faults) {
        if (schema.get("required") instanceof List<?> required) {
            for (Object field : required) {
                if (!value.has(field.toString())) faults.add(at + "." + field + " is missing");
            }
        }
        Object others = schema.get("additionalProperties");
        Map<?, ?> properties =
                others != null && schema.get("properties") == null
                        ? Map.of()
                        : map(schema, "properties");
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String name = at + "." + field.getKey();
            if (properties.get(field.getKey()) instanceof Map<?, ?> declared) {
                check(name, declared, field.getValue(), faults);
            } else if (others instanceof Map<?, ?> declared) {
                check(name, declared, field.getValue(), faults);
            } else if (!Boolean.TRUE.equals(others)) {
                faults.add(name + " is not in the contract");
            }
        }
    }

    private static String typeOf(JsonNode value) {
        if (value.isString()) return "string";
        if (value.isIntegralNumber()) return "integer";
        if (value.isBoolean()) return "boolean";
        if (value.isArray()) return "array";
        if (value.isNumber()) return "number";
        return value.isNull() ? "null" : "object";
    }

    private Map<?, ?> resolved(Map<?, ?> declared) {
        if (!(declared.get("$ref") instanceof String reference)) return declared;
        Map<?, ?> target = document;
        for (String name : reference.substring("#/".length()).split("/", -1)) {
            target = map(target, name);
        }
        return resolved(target);
    }

    private static Map<?, ?> map(Map<?, ?> parent, String name) {
        @Nullable Object child = parent.get(name);
        if (child instanceof Map<?, ?> map) return map;
        throw new AssertionError("the contract has no " + name + " in " + parent.keySet());
    }
}
