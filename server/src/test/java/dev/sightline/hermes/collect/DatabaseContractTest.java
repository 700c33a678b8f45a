package dev.sightline.hermes.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.OpenApi;
import dev.sightline.hermes.HermesHome;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Part;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What is made of {@code state.db} is what {@code docs/reference/openapi.yaml} says. */
class DatabaseContractTest {
    @TempDir Path temp;

    @Test
    void keepsToItWithManySessionsAndWithout() throws Exception {
        try (HermesHome home = HermesHome.in(temp)) {
            assertKept(home);
            home.fill(20, 200);
            home.session("child").with("actual_cost_usd", 1.5).with("ended_at", 5).put();
            home.message("s7", "user", "that is wrong, sudo build").put();
            home.message("s7", "tool", "{\"output\":\"sudo ls /root\",\"exit_code\":0}").put();
            home.write("memories/MEMORY.md", "That was wrong");
            assertKept(home);
        }
    }

    @Test
    void keepsToItWithoutADatabase() throws Exception {
        try (HermesHome home = HermesHome.in(temp)) {
            home.endAgent();
            Files.delete(home.database());
            assertKept(home);
        }
    }

    private static void assertKept(HermesHome home) throws Exception {
        OpenApi contract = OpenApi.read();
        for (Collector collector : Collectors.all(Map.of())) {
            if (!collector.reads().contains(Part.STATE)) continue;
            if (collector instanceof Transcript && !isThere(home)) continue;
            String body =
                    Answers.of(collector, home.home(), List.of("s7"), "q", "build").toString();
            for (String prefix : List.of("/api/hermes/", "/api/")) {
                String path = prefix + collector.path();
                // That of the bare name is the node's own.
                if (path.equals("/api/health") || path.equals("/api/projects")) continue;
                assertThat(contract.faults("GET", path, 200, body)).as(path).isEmpty();
            }
        }
    }

    private static boolean isThere(HermesHome home) throws Exception {
        return Answers.of(new Sessions(), home.home()).get("total_sessions").asInt() > 0;
    }
}
