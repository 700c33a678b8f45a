package dev.sightline.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A shell script, started as a program, for the tests that end it. */
final class Launched implements AutoCloseable {
    private final Path output;
    private final Program.Started started;

    private Launched(Path output, Program.Started started) {
        this.output = output;
        this.started = started;
    }

    static Launched script(Path folder, String... lines) throws IOException {
        Path script =
                Files.writeString(
                        folder.resolve("loop.sh"), "#!/bin/bash\n" + String.join("\n", lines));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        Path output = Files.writeString(folder.resolve("loop.log"), "before\n");
        List<String> argv = List.of(script.toString(), "one two", "$(touch planted)");
        return new Launched(
                output, new Program(argv, folder, Map.of("RALPH_MANAGED", "1"), output).start());
    }

    Family family() {
        return started.family().orElseThrow();
    }

    long pid() {
        return started.pid();
    }

    /** Waits for a line that begins so, and gives its rest. */
    String awaitLine(String beginning) throws IOException {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> said().lines().anyMatch(l -> l.startsWith(beginning)));
        return said().lines()
                .filter(l -> l.startsWith(beginning))
                .findFirst()
                .orElseThrow()
                .substring(beginning.length());
    }

    String said() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        started.family().ifPresent(family -> family.end(Duration.ZERO));
    }
}
