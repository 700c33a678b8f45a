package dev.sightline.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

class LockFileTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path temp;

    private TestDisk disk;
    private Path file;
    private Place place;

    @BeforeEach
    void setUp() throws Exception {
        disk = new TestDisk(temp);
        file = disk.folder.resolve("notes.lock");
        place = disk.disk.locate(file.toString());
    }

    @AfterEach
    void tearDown() {
        disk.close();
    }

    @Test
    void isOfOneAtATime() throws Exception {
        try (LockFile _ = disk.disk.lock(place, Duration.ZERO).orElseThrow()) {
            assertThat(disk.disk.lock(place, Duration.ofMillis(50))).isEmpty();
        }
        disk.disk.lock(place, Duration.ZERO).orElseThrow().close();
    }

    @Test
    void isWaitedForUntilItIsFree() throws Exception {
        LockFile first = disk.disk.lock(place, Duration.ZERO).orElseThrow();
        CompletableFuture<LockFile> second =
                CompletableFuture.supplyAsync(() -> {
                    try {
                        return disk.disk.lock(place, PATIENCE).orElseThrow();
                    } catch (Trouble trouble) {
                        throw new IllegalStateException(trouble);
                    }
                });

        first.close();

        second.get().close();
    }

    /** flock(2) of Python's {@code fcntl.flock}, both ways. */
    @Test
    void isTheOneThatPythonTakes() throws Exception {
        Process holder =
                python(
                        "import fcntl, sys; f = open(sys.argv[1], 'a'); fcntl.flock(f,"
                                + " fcntl.LOCK_EX); print('locked', flush=True); sys.stdin.read()");
        try (BufferedReader said = holder.inputReader()) {
            assertThat(said.readLine()).isEqualTo("locked");
            assertThat(disk.disk.lock(place, Duration.ofMillis(50))).isEmpty();
        } finally {
            holder.outputWriter().close();
            holder.waitFor();
        }
        try (LockFile _ = disk.disk.lock(place, PATIENCE).orElseThrow()) {
            Process taker =
                    python(
                            "import fcntl, sys; fcntl.flock(open(sys.argv[1], 'a'), fcntl.LOCK_EX |"
                                    + " fcntl.LOCK_NB)");
            assertThat(taker.waitFor()).isNotZero();
        }
    }

    @Test
    void isNoLinkAndNoPipe() throws Exception {
        Files.createSymbolicLink(file, disk.write("other", "x"));
        assertRefused();
        Files.delete(file);
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
        assertRefused();
        Files.delete(file);
        Files.createDirectory(file);
        assertRefused();
    }

    private void assertRefused() {
        assertThatExceptionOfType(Trouble.class)
                .isThrownBy(() -> disk.disk.lock(place, Duration.ZERO))
                .satisfies(
                        trouble -> assertThat(trouble.kind()).isEqualTo(Trouble.Kind.NOT_A_FILE));
    }

    private Process python(String script) throws Exception {
        return new ProcessBuilder("python3", "-c", script, file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
