package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.TestNode;
import dev.sightline.auth.Role;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Who tries passwords. */
class BruteForceTest {
    private static final String PASSWORD = "correct horse";

    @TempDir Path temp;

    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        node = new Premises(temp).node().withUser("ada", PASSWORD, Role.EDITOR).start();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    @Test
    void slowsDownWhoGuessesOnOneAccountAndSaysForHowLong() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(Member.login(node, "ada", "wrong " + i).status()).isEqualTo(401);
        }

        RawHttp.Answer answer = Member.login(node, "ada", PASSWORD).send();

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text()).containsPattern("Retry-After: [12]\r\n");
        assertThat(Member.json(answer).get("code").asString()).isEqualTo("slow_down");
        // Never locked out: whoever waits gets in.
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Member.login(node, "ada", PASSWORD).status() == 200);
    }

    /** In as many minutes as it takes, should that be more than one. */
    @Test
    void looksAtTwentyOfTenThousandGuessesAMinute() throws Exception {
        Instant start = Instant.now();
        Callable<Integer> guesses =
                () -> {
                    int looked = 0;
                    for (int i = 0; i < 2_500; i++) {
                        int status = Member.login(node, "user" + (i % 500), "guess " + i).status();
                        assertThat(status).isIn(401, 429, 503);
                        if (status == 401) looked++;
                    }
                    return looked;
                };
        int looked = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> all =
                    threads.invokeAll(List.of(guesses, guesses, guesses, guesses));
            for (Future<Integer> one : all) looked += one.get();
        }
        long minutes = Duration.between(start, Instant.now()).toMinutes() + 1;

        assertThat(looked).isBetween(1, (int) (20 * minutes));
    }

    @Test
    void answersManyAtOnceWithATokenOrAReason() throws Exception {
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(() -> Member.login(node, "ada", PASSWORD).status());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(40)) {
            for (Future<Integer> one : threads.invokeAll(all)) statuses.add(one.get());
        }

        assertThat(statuses)
                .contains(200)
                .allMatch(status -> List.of(200, 429, 503).contains(status));
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Member.login(node, "ada", PASSWORD).status() == 200);
    }
}
