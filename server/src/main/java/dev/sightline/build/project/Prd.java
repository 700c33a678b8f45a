package dev.sightline.build.project;

import dev.sightline.json.Json;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;

/** What the project is to be, as far as anyone has said. */
public sealed interface Prd {
    /** The largest one in bytes. */
    int LIMIT = 1024 * 1024;

    /** Nobody has: the template. */
    record None() implements Prd {}

    /**
     * Fields, as {@code prd_data} has them.
     *
     * @param fields an object
     */
    record Fields(JsonNode fields) implements Prd {}

    /** A specification in full, used as it is. */
    record Document(String markdown) implements Prd {}

    /**
     * @param data {@code prd_data} of a request
     * @throws ProjectInitError BAD_PRD where it is no object
     */
    static Prd of(JsonNode data) throws ProjectInitError {
        if (data.isNull() || data.isMissingNode()) return new None();
        if (!data.isObject()) {
            throw new ProjectInitError(
                    ProjectInitError.Kind.BAD_PRD,
                    "The PRD must be a JSON object, such as"
                            + " {\"name\":\"…\",\"features\":[{\"name\":\"…\"}]}");
        }
        return data.isEmpty() ? new None() : new Fields(data);
    }

    /**
     * Of a file.
     *
     * @param name its name: what ends in {@code .json} is fields, all else a document
     * @throws ProjectInitError BAD_PRD where it is no JSON, or too large
     */
    static Prd of(String name, byte[] bytes) throws ProjectInitError {
        if (bytes.length > LIMIT) {
            throw new ProjectInitError(
                    ProjectInitError.Kind.BAD_PRD, name + " is larger than 1 MiB");
        }
        if (!name.toLowerCase(java.util.Locale.ROOT).endsWith(".json")) {
            String markdown = new String(bytes, StandardCharsets.UTF_8);
            return markdown.isBlank() ? new None() : new Document(markdown);
        }
        try {
            return of(Json.read(bytes));
        } catch (JacksonException e) {
            throw new ProjectInitError(
                    ProjectInitError.Kind.BAD_PRD,
                    "%s is no JSON: line %d, %s"
                            .formatted(
                                    name,
                                    e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                                    e.getOriginalMessage()));
        }
    }
}
