package dev.sightline.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Builds that somebody else runs, and that are only looked at here. */
class ObservedTest {
    private static final String DONE =
            "{\"phase\":\"done\",\"components\":[" + Works.component("a", "completed", 100) + "]}";

    @TempDir Path temp;

    private Works works;

    @BeforeEach
    void setUp() throws Exception {
        works = new Works(temp).start();
    }

    @AfterEach
    void tearDown() throws Exception {
        works.close();
    }

    @Test
    void observesWhereNothingIsToBeRun() throws Exception {
        works.listen();
        String session =
                works.json("POST", "/api/build/start", works.order(null))
                        .get("session_id")
                        .asString();
        assertThat(works.status(session).get("status").asString()).isEqualTo("running");
        works.checkpoint(
                1,
                "{\"phase\":\"done\",\"components\":["
                        + Works.component("a", "completed", 100)
                        + "]}");

        works.awaitStatus(session, "completed");
        assertThat(works.data("component_update").getFirst().get("session_id").asString())
                .isEqualTo(session);
        assertThat(works.status(session).get("progress_percentage").asInt()).isEqualTo(100);
    }

    @Test
    void observesNothingOfWhatWasOverBeforeItBegan() throws Exception {
        works.listen();
        works.checkpoint(1, DONE);
        works.await("checkpoint_update", 1);
        String session =
                works.json("POST", "/api/build/start", works.order(null))
                        .get("session_id")
                        .asString();
        works.write(".buildrunner/context/current-work.md", "The next one\n");
        works.await("file_change", 2);
        works.settle();
        assertThat(works.status(session).get("status").asString()).isEqualTo("running");

        works.restart();
        assertThat(works.build().at("/session/status").asString()).isEqualTo("running");
        works.checkpoint(2, DONE);
        works.awaitStatus(session, "completed");
    }

    @Test
    void observesForEachWhoAsked() throws Exception {
        String order = works.order(null);
        String one = works.json("POST", "/api/build/start", order).get("session_id").asString();
        String two = works.json("POST", "/api/build/start", order).get("session_id").asString();
        works.checkpoint(1, DONE);

        works.awaitStatus(two, "completed");
        works.awaitStatus(one, "completed");
    }

    @Test
    void forgetsTheOldestOfThoseWhoObserveAndNeverSayThatTheyAreDone() throws Exception {
        for (int i = 0; i < 20; i++) works.json("POST", "/api/build/start", works.order(null));
        assertThat(works.json("GET", "/api/build/sessions?status=running", "")).hasSize(16);
    }
}
