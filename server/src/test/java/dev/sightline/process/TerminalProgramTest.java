package dev.sightline.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A program on a terminal of its own. */
class TerminalProgramTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir Path folder;

    private TerminalProgram.@Nullable Running running;

    @AfterEach
    void tearDown() throws Exception {
        TerminalProgram.Running left = running;
        if (left == null) return;
        left.family().ifPresent(family -> family.end(Duration.ZERO));
        int code = left.await();
        assertThat(code).isNotNegative();
        left.close();
    }

    private TerminalProgram.Running start(String... lines) throws IOException {
        TerminalProgram program =
                new TerminalProgram(
                        List.of("/bin/sh", "-c", String.join("\n", lines), "sh", "a b", "$(no)"),
                        folder,
                        Map.of("GREETING", "grüß"),
                        100,
                        30);
        running = program.start();
        return running;
    }

    /** All up to there, as it was written. */
    private static String until(TerminalProgram.Running from, String end) throws IOException {
        StringBuilder said = new StringBuilder();
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        while (said.indexOf(end) < 0 && from.read(buffer) >= 0) {
            said.append(StandardCharsets.UTF_8.decode(buffer.flip()));
            buffer.clear();
        }
        return said.toString();
    }

    private static String all(TerminalProgram.Running from) throws IOException {
        return until(from, "\0");
    }

    @Test
    void givesItATerminalOfItsOwn() throws Exception {
        TerminalProgram.Running program =
                start(
                        "test -t 0 && test -t 1 && test -t 2 && echo terminal",
                        "stty size",
                        "tty",
                        "echo \"$TERM $GREETING $1|$2 ${SIGHTLINE_TOKEN-none}\"",
                        "pwd",
                        "(exec </dev/tty) && echo controlling",
                        "printf '\\033[31mred\\033[0m'",
                        "exit 3");
        Thread.ofPlatform().start(() -> awaitQuietly(program));

        assertThat(all(program))
                .startsWith("terminal\r\n30 100\r\n/dev/pts/")
                .contains("xterm-256color grüß a b|$(no) none\r\n" + folder + "\r\ncontrolling")
                .endsWith("\u001b[31mred\u001b[0m");
        assertThat(program.await()).isEqualTo(3);
    }

    private static void awaitQuietly(TerminalProgram.Running program) {
        try {
            var _ = program.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void losesNothingOfAProgramThatEndsAtOnce() throws Exception {
        TerminalProgram.Running program = start("echo last words");
        assertThat(program.await()).isZero();

        assertThat(all(program)).isEqualTo("last words\r\n");
    }

    @Test
    void readsOnWhileSomebodyHasTheTerminalOpen() throws Exception {
        TerminalProgram.Running program =
                start("(trap '' HUP; echo child; sleep 60) & sleep 0.2; exit 0");
        assertThat(until(program, "child\r\n")).isEqualTo("child\r\n");
        assertThat(program.await()).isZero();

        assertThat(program.family().orElseThrow().end(Duration.ofMillis(300))).isTrue();
        assertThat(all(program)).isEmpty();
    }

    @Test
    void holdsAllOfItUpAndLetsItGoOn() throws Exception {
        TerminalProgram.Running program =
                start("sh -c 'echo $$; while :; do echo child; sleep 0.05; done' & wait");
        String first = until(program, "child");
        long child = Long.parseLong(first.strip().split("\r\n", -1)[0]);
        Family family = program.family().orElseThrow();

        family.pause();
        await().atMost(PATIENCE)
                .until(() -> ProcStat.of(child).filter(one -> one.state() == 'T').isPresent());
        family.resume();
        await().atMost(PATIENCE)
                .until(() -> ProcStat.of(child).filter(one -> one.state() != 'T').isPresent());
        family.pause();

        assertThat(family.end(PATIENCE)).isTrue();
        assertThat(family.isAlive()).isFalse();
    }

    @Test
    void saysByWhichSignalItWasEnded() throws Exception {
        TerminalProgram.Running program = start("kill -9 $$");

        assertThat(program.await()).isEqualTo(128 + 9);
    }

    @Test
    void saysThatThereIsNoSuchProgram() throws Exception {
        TerminalProgram program =
                new TerminalProgram(List.of("/no/such/program"), folder, Map.of(), 80, 24);
        try (TerminalProgram.Running started = program.start()) {
            assertThat(started.await()).isEqualTo(127);
            assertThat(all(started)).contains("/no/such/program");
        }
        assertThatThrownBy(() -> new TerminalProgram(List.of("program"), folder, Map.of(), 80, 24))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
