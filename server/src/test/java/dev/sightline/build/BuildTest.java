package dev.sightline.build;

import static dev.sightline.build.Works.component;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is told of a build while its files are written, and over a restart. */
class BuildTest {
    private static final String FIRST =
            "{\"id\":\"one\",\"phase\":\"design\",\"tasks_completed\":[\"a\"],\"files_created\":[\"x.py\"],"
                + "\"components\":["
                    + component("api", "in_progress", 40)
                    + ","
                    + component("db", "completed", 100)
                    + "]}";
    private static final String SECOND =
            "{\"id\":\"two\",\"phase\":\"design\",\"tasks_completed\":[\"a\",\"b\"],\"files_created\":[\"x.py\"],"
                + "\"components\":["
                    + component("api", "in_progress", 70)
                    + ","
                    + component("db", "completed", 100)
                    + "]}";

    @TempDir Path temp;

    private Works works;

    @BeforeEach
    void setUp() throws Exception {
        works = new Works(temp);
        works.checkpoint(1, FIRST);
    }

    @AfterEach
    void tearDown() throws Exception {
        works.close();
    }

    @Test
    void saysHowItStandsAndTellsNothingOfWhatWasThereAtFirstSight() throws Exception {
        works.write(".buildrunner/context/blockers.md", "# None\n");
        works.start().listen();
        JsonNode build = works.build();
        works.settle();

        assertThat(works.types()).isEmpty();
        assertThat(build.get("status").asString()).isEqualTo("in_progress");
        assertThat(build.get("progress").asDouble()).isEqualTo(50);
        assertThat(build.at("/component_stats/completed").asInt()).isEqualTo(1);
        assertThat(build.at("/components/0/progress").asInt()).isEqualTo(40);
        assertThat(build.at("/checkpoint/id").asString()).isEqualTo("one");
        assertThat(build.at("/checkpoints/0/tasks_completed/0").asString()).isEqualTo("a");
        assertThat(build.at("/context/0/name").asString()).isEqualTo("blockers.md");
        assertThat(build.get("session").isNull()).isTrue();
        JsonNode project = works.json("GET", "/api/projects/shop", "");
        assertThat(project.get("status").asString()).isEqualTo("in_progress");
        assertThat(project.at("/summary/progress/done").asInt()).isEqualTo(1);
    }

    @Test
    void tellsWhatACheckpointChanged() throws Exception {
        works.start().listen();
        assertThat(works.build().get("checkpoints_total").asInt()).isEqualTo(1);
        works.checkpoint(2, SECOND);
        works.await("build_progress", 1);

        assertThat(works.types())
                .containsExactly(
                        "file_change", "checkpoint_update", "component_update", "build_progress");
        JsonNode update = works.data("checkpoint_update").getFirst();
        assertThat(update.get("checkpoint_id").asString()).isEqualTo("two");
        assertThat(update.get("tasks_completed")).hasSize(2);
        assertThat(update.get("files_created")).hasSize(1);
        JsonNode component = works.data("component_update").getFirst();
        assertThat(component.get("component_id").asString()).isEqualTo("api");
        assertThat(component.get("progress").asInt()).isEqualTo(70);
        assertThat(component.get("session_id").isNull()).isTrue();
        JsonNode step = works.build().at("/checkpoints/0");
        assertThat(step.get("tasks_completed").toString()).isEqualTo("[\"b\"]");
        assertThat(step.get("files_created")).isEmpty();
        assertThat(step.at("/components/0/before/progress").asInt()).isEqualTo(40);
    }

    @Test
    void comparesACheckpointThatIsWrittenAnewWithWhatWasTold() throws Exception {
        works.checkpoint(2, SECOND);
        works.start().listen();
        works.checkpoint(2, SECOND.replace("70", "80"));
        works.await("build_progress", 1);

        List<JsonNode> moved = works.data("component_update");
        assertThat(moved).hasSize(1);
        assertThat(moved.getFirst().get("progress").asInt()).isEqualTo(80);
        assertThat(works.data("file_change").getFirst().get("change_type").asString())
                .isEqualTo("modified");
    }

    @Test
    void keepsTheLastGoodStateWhereACheckpointIsBroken() throws Exception {
        works.start().listen();
        works.checkpoint(2, "{\"id\":\"two\",\n  \"phase\": oops}");
        JsonNode problem = works.await("problem", 1).getFirst();

        assertThat(problem.get("path").asString()).isEqualTo(Works.file(2));
        assertThat(problem.get("detail").asString()).contains("line 2");
        JsonNode build = works.build();
        assertThat(build.at("/checkpoint/id").asString()).isEqualTo("one");
        assertThat(build.at("/problems/0/path").asString()).isEqualTo(Works.file(2));
        assertThat(build.at("/checkpoints/0/problem/detail").asString()).contains("line 2");

        works.checkpoint(2, SECOND);
        works.await("build_progress", 1);
        assertThat(works.build().get("problems")).isEmpty();
        assertThat(works.data("component_update")).hasSize(1);
    }

    @Test
    void goesBackToTheOneBeforeWhereTheNewestIsDeleted() throws Exception {
        works.checkpoint(2, SECOND);
        works.start().listen();
        assertThat(works.build().at("/checkpoint/id").asString()).isEqualTo("two");
        Files.delete(works.project.resolve(Works.file(2)));
        works.await("build_progress", 1);

        assertThat(works.types())
                .containsExactly("file_change", "component_update", "build_progress");
        assertThat(works.data("component_update").getFirst().get("progress").asInt()).isEqualTo(40);
        assertThat(works.build().at("/checkpoint/id").asString()).isEqualTo("one");
    }

    @Test
    void tellsOfOtherFilesWhatTheyAreAndOfStrangersNothing() throws Exception {
        works.start().listen();
        works.write(".buildrunner/workflows/checkpoint_1.json", "{}");
        works.write(".buildrunner/context/notes.md", "hello\n");
        works.write(".buildrunner/artifacts/report/index.html", "<p>");
        works.checkpoint(9, "{\"checkpoint_id\":\"w\",\"workflow_id\":\"w\"}");
        works.await("file_change", 3);
        works.settle();

        assertThat(works.data("file_change"))
                .extracting(one -> one.get("file_type").asString())
                .containsExactlyInAnyOrder("context", "artifact", "checkpoint");
        assertThat(works.types()).containsOnly("file_change");
    }

    @Test
    void tellsAfterARestartWhatChangedMeanwhileAndNothingTwice() throws Exception {
        works.start().listen();
        works.checkpoint(2, SECOND);
        works.await("build_progress", 1);
        String place = works.node.position();
        works.hangUp();
        works.node.close();
        works.checkpoint(3, SECOND.replace("70", "90").replace("two", "three"));
        works.start().listen(place);
        works.await("build_progress", 1);
        works.settle();

        assertThat(works.types())
                .containsExactly(
                        "file_change", "checkpoint_update", "component_update", "build_progress");
        assertThat(works.data("component_update").getFirst().get("progress").asInt()).isEqualTo(90);
    }

    @Test
    void hasNothingToSayOfAProjectThatIsNoBuild() throws Exception {
        Files.delete(works.project.resolve(Works.file(1)));
        for (String folder : List.of("checkpoints", "context", "artifacts", "")) {
            Files.delete(works.project.resolve(".buildrunner/" + folder));
        }
        works.start().listen();
        assertThat(works.refusal("GET", "/api/projects/shop/build", "")).startsWith("404 no_build");

        works.checkpoint(1, FIRST);
        works.await("build_progress", 1);
        assertThat(works.build().get("components")).hasSize(2);
    }
}
