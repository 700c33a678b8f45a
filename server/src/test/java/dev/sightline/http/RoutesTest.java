package dev.sightline.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.auth.Access;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class RoutesTest {
    private static Route route(String method, String template) {
        return new Route(method, template, new Access.Open(), exchange -> {});
    }

    @Test
    void findsAPathByItsTemplate() {
        Route one = route("GET", "/api/projects/{id}");
        Routes routes = new Routes(List.of(one, route("GET", "/api/projects")));

        @Nullable Map<String, Route> found = routes.at("/api/projects/a-1");

        assertThat(found).containsEntry("GET", one);
        assertThat(routes.at("/api/projects/a/b")).isNull();
    }

    @Test
    void refusesARouteThatStandsTwice() {
        List<Route> twice = List.of(route("GET", "/api/x"), route("GET", "/api/x"));

        assertThatThrownBy(() -> new Routes(twice)).hasMessageContaining("GET /api/x");
    }
}
