package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.TestNode;
import dev.sightline.http.Route;
import dev.sightline.json.Json;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;

/** The addresses of a node's routes, with the id of a project that there is. */
record Targets(String project) {
    static Targets on(TestNode node) throws Exception {
        String list = node.get("/api/projects").body();
        JsonNode first = Json.read(list.getBytes(StandardCharsets.UTF_8)).get(0);
        assertThat(first).as(list).isNotNull();
        return new Targets(first.get("id").stringValue());
    }

    /** Such as {@code /api/projects/shop-3fa9c1/files}. */
    String of(Route route) {
        return route.template().replaceAll("\\{[^}]*}", project);
    }

    /** Where it does not matter what there is, or where a stranger asks who knows of nothing. */
    static String unknown(Route route) {
        return new Targets("x").of(route);
    }
}
