package dev.sightline.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class IdentityTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String BOOT = "01234567-89ab-cdef-0123-456789abcdef";

    @Test
    void knowsAProcessFromItsStartToItsEnd() throws Exception {
        Process sleeper = new ProcessBuilder("sleep", "60").start();
        try {
            Identity identity = Identity.of(sleeper.pid()).orElseThrow();

            assertThat(identity.isAlive()).isTrue();
            assertThat(Identity.parse(identity.text())).contains(identity);
            assertThat(identity.startedAt())
                    .isBetween(Instant.now().minusSeconds(10), Instant.now().plusSeconds(2));
            sleeper.destroyForcibly().waitFor();
            assertThat(identity.isAlive()).isFalse();
        } finally {
            sleeper.destroyForcibly();
        }
    }

    @Test
    void takesANumberWithAnotherStartForAnother() {
        Identity self = Identity.of(ProcessHandle.current().pid()).orElseThrow();

        assertThat(self.isAlive()).isTrue();
        assertThat(new Identity(self.pid(), self.started() - 1, self.boot()).isAlive()).isFalse();
        assertThat(new Identity(self.pid(), self.started(), BOOT).isAlive()).isFalse();
    }

    @Test
    void doesNotTakeAZombieForAlive() throws Exception {
        // The shell becomes a program that waits for no child, and only then its child ends.
        Process parent =
                new ProcessBuilder("bash", "-c", "cat <&0 & echo $!; exec sleep 60").start();
        try (var said = parent.inputReader()) {
            long child = Long.parseLong(said.readLine());
            Path name = Path.of("/proc/" + parent.pid() + "/comm");
            await().atMost(PATIENCE).until(() -> Files.readString(name).equals("sleep\n"));
            parent.getOutputStream().close();
            await().atMost(PATIENCE)
                    .until(() ->
                            ProcStat.of(child).filter(stat -> stat.state() == 'Z').isPresent());

            assertThat(Identity.of(child)).isEmpty();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void findsNobodyBehindNumbersThatNoProcessHas() {
        for (long pid : new long[] {0, -1, 9_000_000_000L, Long.MIN_VALUE}) {
            assertThat(Identity.of(pid)).isEmpty();
        }
    }

    @Test
    void readsOnlyWhatItHasWritten() {
        assertThat(Identity.parse("12 345 " + BOOT)).contains(new Identity(12, 345, BOOT));
        for (String text : new String[] {"", "12", "-1 345 " + BOOT, "12 345 x", "1e3 5 " + BOOT}) {
            assertThat(Identity.parse(text)).isEmpty();
        }
    }

    @Test
    void readsAProgramWhoseNameLooksLikeMoreFields() {
        String rest = " S 1 2 3 0 -1 4194304 0 0 0 0 10 20 3 4 20 0 1 0 7777 8192 99 0";

        assertThat(ProcStat.parse("42 (a) R (b c) 1)" + rest))
                .contains(new ProcStat(42, 'S', 1, 3, 37, 7777, 99));
        assertThat(ProcStat.parse("42 (cut short) S 1 2")).isEqualTo(Optional.empty());
        assertThat(ProcStat.parse("")).isEmpty();
    }
}
