package dev.sightline.build.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

class CheckpointFuzzTest {
    private static final Checkpoint WHOLE =
            Fixtures.read("{\"components\":[{\"id\":\"a\"},{\"id\":\"db\",\"progress\":7}]}");
    private static final SessionFacts SESSION =
            new SessionFacts(
                    "s",
                    "shop",
                    "/srv/shop",
                    SessionStatus.RUNNING,
                    Instant.EPOCH,
                    Instant.EPOCH,
                    Optional.of(Instant.EPOCH),
                    Optional.empty(),
                    Duration.ZERO,
                    List.of(),
                    Map.of());
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "null",
        "true",
        "NaN",
        "-1",
        "1e999",
        "0.5",
        "\"id\"",
        "\"a\"",
        "\"progress\":",
        "\"status\":",
        "\"error\":{}",
        "\"tasks\":[{}]",
        "\\u0000",
        "\ud83d\ude00",
        "\\ud800",
        "123456789012345678901234567890",
        "\n",
        "\r",
        "\t"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void readsWhateverIsMadeOfAFixture(long seed) throws Exception {
        Random random = new Random(seed);
        for (Path fixture : Fixtures.cases()) {
            byte[] input = Files.readAllBytes(fixture.resolve("input"));
            for (int i = 0; i < 2_000; i++) {
                byte[] json = input;
                for (int j = random.nextInt(4); j >= 0; j--) json = mutated(json, random);
                assertAnswers(json);
            }
        }
    }

    @Test
    void readsAFixtureThatIsCutAnywhere() throws Exception {
        for (Path fixture : Fixtures.cases()) {
            byte[] input = Files.readAllBytes(fixture.resolve("input"));
            int whole =
                    new String(input, StandardCharsets.UTF_8)
                            .stripTrailing()
                            .getBytes(StandardCharsets.UTF_8)
                            .length;
            for (int cut = 0; cut < whole; cut++) {
                Problem problem = Fixtures.broken(Arrays.copyOf(input, cut));
                assertThat(problem.detail()).isNotBlank();
            }
        }
    }

    @Test
    void readsAMegabyteWholly() {
        StringBuilder json = new StringBuilder("{\"phase\":\"wave\",\"components\":[");
        int parts = 0;
        while (json.length() < 1_000_000) {
            if (parts > 0) json.append(',');
            json.append(
                    "{\"id\":\"c%d\",\"progress\":%d,\"files\":[\"a/%d.py\",\"b/%d.py\"]}"
                            .formatted(parts, parts % 101, parts, parts));
            parts++;
        }
        Checkpoint checkpoint = Fixtures.read(json + "]}");

        assertThat(checkpoint.componentStats().total()).isEqualTo(parts);
        assertThat(checkpoint.components().getLast().id()).isEqualTo("c" + (parts - 1));
    }

    /** One of the three answers, of which all can be said on the wire. */
    private static void assertAnswers(byte[] json) {
        switch (CheckpointFile.read(Fixtures.NAME, json, Fixtures.ZONE)) {
            case Reading.Read read -> {
                Checkpoint checkpoint = read.checkpoint();
                assertThat(Json.read(Json.bytes(checkpoint.fields())).isObject()).isTrue();
                assertThat(Json.read(Json.bytes(checkpoint.summary())).isObject()).isTrue();
                for (Part part : checkpoint.components()) {
                    assertThat(part.progress()).isBetween(0.0, 100.0);
                    assertThat(Json.bytes(part.metadata())).isNotEmpty();
                }
                assertSaysItAll(checkpoint);
                assertThat(read.problems()).allSatisfy(CheckpointFuzzTest::assertSays);
            }
            case Reading.Foreign foreign -> assertThat(foreign.sign()).endsWith("_id");
            case Reading.Broken broken -> assertSays(broken.problem());
        }
    }

    /** Beside a whole one, as the trail, the stream and the status tell it. */
    private static void assertSaysItAll(Checkpoint checkpoint) {
        Difference since = Difference.between(Optional.of(WHOLE), checkpoint);
        assertThat(Json.read(Json.bytes(since.fields())).isObject()).isTrue();
        assertThat(Difference.between(Optional.of(checkpoint), checkpoint).isEmpty()).isTrue();
        for (BuildEvent update : since.updates()) {
            assertThat(Json.bytes(update.wire(Optional.of("s"), SESSION.createdAt()))).isNotEmpty();
        }
        for (List<Checkpoint> all :
                List.of(List.of(WHOLE, checkpoint), List.of(checkpoint, WHOLE))) {
            Map<String, @Nullable Object> body =
                    StatusBody.of(SESSION, all, SESSION.createdAt().plusSeconds(60));
            assertThat(Json.read(Json.bytes(body)).size()).isEqualTo(22);
        }
    }

    private static void assertSays(Problem problem) {
        assertThat(problem.what()).isNotBlank();
        assertThat(problem.remedy()).isNotBlank();
        assertThat(problem.detail()).hasSizeLessThan(700).doesNotContain("\n");
    }

    private static byte[] mutated(byte[] json, Random random) {
        if (json.length == 0) return json;
        int at = random.nextInt(json.length);
        int to = Math.min(json.length, at + random.nextInt(12));
        byte[] piece =
                switch (random.nextInt(4)) {
                    case 0 -> new byte[0];
                    case 1 -> new byte[] {(byte) random.nextInt(256)};
                    case 2 -> Arrays.copyOfRange(json, random.nextInt(at + 1), to);
                    default ->
                            PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
                };
        byte[] made = new byte[at + piece.length + json.length - to];
        System.arraycopy(json, 0, made, 0, at);
        System.arraycopy(piece, 0, made, at, piece.length);
        System.arraycopy(json, to, made, at + piece.length, json.length - to);
        return made;
    }
}
