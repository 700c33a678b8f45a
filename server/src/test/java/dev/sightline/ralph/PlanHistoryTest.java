package dev.sightline.ralph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.json.Json;
import dev.sightline.ralph.format.PlanFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Each revision of a real plan, written one after the other, is told as what it is. */
class PlanHistoryTest {
    private static final Path SAMPLES =
            Path.of("../../shared/samples/ralph/plan-history/antique-catalogue");

    @TempDir Path temp;

    @Test
    void tellsEachRevisionThatChangesSomething() throws Exception {
        List<String> revisions = revisions();
        try (Yard yard = new Yard(temp)) {
            yard.write(".ralph/ralph.log", "x\n");
            yard.write("IMPLEMENTATION_PLAN.md", revisions.getFirst());
            yard.start().listen();
            List<JsonNode> expected = new ArrayList<>();
            JsonNode last = data(revisions.getFirst());
            for (String revision : revisions) {
                yard.write("IMPLEMENTATION_PLAN.md", revision);
                JsonNode now = data(revision);
                if (now.equals(last)) continue;
                expected.add(now);
                last = now;
                yard.await("plan_updated", expected.size());
            }
            yard.settle();
            assertThat(yard.data("plan_updated")).isEqualTo(expected);
            assertThat(expected.size()).isGreaterThan(1);
            int done = last.get("tasks_done").asInt();
            assertThat(yard.project().get("summary").get("progress").get("done").asInt())
                    .isEqualTo(done);
        }
    }

    private static JsonNode data(String plan) {
        return Json.read(Json.bytes(PlanFile.parse(plan).eventFields()));
    }

    /** The real ones where they are, else some of our own. */
    private static List<String> revisions() throws IOException {
        if (!Files.isDirectory(SAMPLES)) {
            String plan = "STATUS: READY\n## One\n- [%s] 1.1: a\n- [%s] 1.2: b\n";
            return List.of(
                    plan.formatted(" ", " "), plan.formatted("x", " "), plan.formatted("x", "x"));
        }
        List<String> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(SAMPLES)) {
            for (Path file : files.sorted().toList()) all.add(Files.readString(file));
        }
        return all;
    }
}
