package dev.sightline.hermes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Part;
import dev.sightline.hermes.home.Unreadable;
import dev.sightline.http.Refusal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** What is answered where something cannot be made, and what is never said then. */
class CacheTroubleTest {
    @TempDir Path temp;

    private Pantry pantry;

    @BeforeEach
    void setUp() throws Exception {
        pantry = new Pantry(temp);
    }

    @AfterEach
    void tearDown() {
        pantry.close();
    }

    /** Fails for as long as it is told to. */
    private Made failing(AtomicBoolean isBroken) {
        return Made.of(
                "cron",
                Set.of(Part.CRON),
                (home, asked) -> {
                    if (isBroken.get()) {
                        throw new Unreadable("cron/jobs.json", "bad_json", "no JSON at line 3");
                    }
                    return Map.of("jobs", 1);
                });
    }

    @Test
    void answersWithTheLastGoodOneWhileAFileIsBrokenAndTellsThatOnce() throws Exception {
        AtomicBoolean isBroken = new AtomicBoolean();
        Made cron = failing(isBroken);
        assertThat(pantry.cache.of(cron, Arguments.NONE).problem()).isEmpty();

        isBroken.set(true);
        pantry.marks.changed(Part.CRON);
        for (int i = 0; i < 3; i++) {
            Cache.Answer answer = pantry.cache.of(cron, Arguments.NONE);
            assertThat(Pantry.text(answer)).isEqualTo("{\"jobs\":1}");
            assertThat(answer.problem().map(Unreadable::code)).contains("bad_json");
        }

        assertThat(pantry.told.all("problem")).hasSize(1);
        assertThat(pantry.told.all("problem").getFirst().get("path")).isEqualTo("cron/jobs.json");
        assertThat(pantry.tally("cron")).containsEntry("failures", 3L);
    }

    @Test
    void tellsAProblemAgainWhenItComesBack() throws Exception {
        AtomicBoolean isBroken = new AtomicBoolean();
        Made cron = failing(isBroken);
        for (boolean broken : new boolean[] {false, true, false, true}) {
            isBroken.set(broken);
            pantry.marks.changed(Part.CRON);
            assertThat(pantry.cache.of(cron, Arguments.NONE).problem().isPresent())
                    .isEqualTo(broken);
        }

        assertThat(pantry.told.all("problem")).hasSize(2);
    }

    @Test
    void refusesWhereNothingGoodWasEverMade() {
        Made cron = failing(new AtomicBoolean(true));

        assertThatThrownBy(() -> pantry.ask(cron))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.status()).isEqualTo(503);
                            assertThat(refusal.code()).isEqualTo("bad_json");
                        });
    }

    @Test
    void passesOnARefusal() {
        Made messages =
                Made.of(
                        "messages",
                        Set.of(),
                        (home, asked) -> {
                            throw new Refusal(404, "not_found", "Session not found");
                        });

        assertThatThrownBy(() -> pantry.ask(messages)).isInstanceOf(Refusal.class);
        assertThat(pantry.told.events).isEmpty();
    }

    @Test
    void letsNobodyWaitForACollectorThatFellOver() {
        for (Throwable bug :
                List.of(
                        new IllegalStateException("bug canary4f9d17e2"),
                        new StackOverflowError(),
                        new AssertionError())) {
            Made buggy =
                    Made.of(
                            "buggy",
                            Set.of(),
                            (home, asked) -> {
                                if (bug instanceof RuntimeException e) throw e;
                                throw (Error) bug;
                            });
            assertThatThrownBy(() -> pantry.ask(buggy))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("buggy");
        }
    }

    @Test
    void takesSecretsOutOfAnswersProblemsAndBugs() throws Exception {
        pantry.write(".env", "A_KEY=canary4f9d17e2\n");
        pantry.home.learnSecrets();
        Made memory =
                Made.of("memory", Set.of(), (home, asked) -> Map.of("text", "canary4f9d17e2"));
        Made broken =
                Made.of(
                        "broken",
                        Set.of(),
                        (home, asked) -> {
                            throw new Unreadable("x", "bad_yaml", "near canary4f9d17e2");
                        });
        Made buggy =
                Made.of(
                        "buggy",
                        Set.of(),
                        (home, asked) -> {
                            throw new NumberFormatException("canary4f9d17e2");
                        });

        assertThat(pantry.ask(memory)).isEqualTo("{\"text\":\"[redacted]\"}");
        assertThatThrownBy(() -> pantry.ask(broken)).hasMessageNotContaining("canary");
        assertThatThrownBy(() -> pantry.ask(buggy))
                .hasStackTraceContaining("buggy")
                .satisfies(e -> assertThat(stack(e)).doesNotContain("canary"));
        assertThat(pantry.told.all("problem").toString()).doesNotContain("canary");
    }

    private static String stack(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void takesOutWhatWasLearnedToBeSecretWhileItWasMade() throws Exception {
        Made memory =
                Made.of(
                        "memory",
                        Set.of(),
                        (home, asked) -> {
                            learn("A_KEY=canary4f9d17e2\n");
                            return List.of("canary4f9d17e2");
                        });

        assertThat(pantry.ask(memory)).isEqualTo("[\"[redacted]\"]");
    }

    private void learn(String environment) {
        try {
            pantry.write(".env", environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pantry.home.learnSecrets();
    }
}
