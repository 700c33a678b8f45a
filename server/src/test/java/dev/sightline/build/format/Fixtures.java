package dev.sightline.build.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Checkpoints by hand, and real ones where this machine has them. */
final class Fixtures {
    /** The machine's, where the fixtures were written; an hour ahead of UTC in their month. */
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    static final String NAME = "checkpoint_20260302_100000_000001.json";

    private static final Path OURS = Path.of("src", "test", "resources", "build-checkpoint");
    private static final Path REAL = Path.of("..", "..", "shared", "samples", "buildrunner");

    private Fixtures() {}

    static List<Path> cases() throws Exception {
        try (Stream<Path> cases = Files.list(OURS)) {
            return cases.sorted().toList();
        }
    }

    static byte[] input(String fixture) throws Exception {
        return Files.readAllBytes(OURS.resolve(fixture).resolve("input"));
    }

    /** Not part of the project. */
    static Path sample(String name) {
        return REAL.resolve(name);
    }

    static Checkpoint read(String json) {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    static Checkpoint read(byte[] json) {
        return switch (CheckpointFile.read(NAME, json, ZONE)) {
            case Reading.Read read -> read.checkpoint();
            case Reading.Foreign foreign -> throw new AssertionError(foreign);
            case Reading.Broken broken -> throw new AssertionError(broken.problem().detail());
        };
    }

    static Problem broken(byte[] json) {
        return switch (CheckpointFile.read(NAME, json, ZONE)) {
            case Reading.Broken broken -> broken.problem();
            case Reading.Read read -> throw new AssertionError(read);
            case Reading.Foreign foreign -> throw new AssertionError(foreign);
        };
    }

    /** Member for member, in their order. */
    static void assertJson(
            Map<String, ? extends @Nullable Object> fields, String golden, Object what) {
        assertThat(text(Json.bytes(fields)))
                .as("%s", what)
                .isEqualTo(text(golden.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(byte[] json) {
        return Json.read(json).toString();
    }
}
