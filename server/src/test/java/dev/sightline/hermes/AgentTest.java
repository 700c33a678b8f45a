package dev.sightline.hermes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.sightline.http.Refusal;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The agent's own program, a shell script that stands for it. */
class AgentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path temp;

    private Path bin;

    @BeforeEach
    void setUp() throws Exception {
        bin = Files.createDirectory(temp.toRealPath().resolve("bin"));
    }

    private Agent agent(String script, Duration patience) throws Exception {
        Path program = Files.writeString(bin.resolve("hermes"), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Agent(Optional.of("relative:/nowhere:" + bin), temp, patience);
    }

    private static Refusal refusal(Agent agent) {
        return assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> agent.cron("run", "a b", said -> said.replace("canary", "***")))
                .actual();
    }

    @Test
    void isGivenTheWordsAsTheyAre() throws Exception {
        Path told = temp.resolve("told");
        Agent agent =
                agent(
                        "printf '%%s\\n' \"$#\" \"$@\" \"$SIGHTLINE_TOKEN\" > %s\necho loud\n"
                                .formatted(told),
                        PATIENCE);

        agent.cron("pause", "a b; $(x) 'q'", UnaryOperator.identity());

        assertThat(told).hasContent("3\ncron\npause\na b; $(x) 'q'\n\n");
    }

    @Test
    void saysWhyItFails() throws Exception {
        Agent agent = agent("echo 'no such job, canary' >&2\nexit 3\n", PATIENCE);

        assertThat(refusal(agent).status()).isEqualTo(502);
        assertThat(refusal(agent).detail()).isEqualTo("no such job, ***");
        assertThat(refusal(agent("exit 1\n", PATIENCE)).detail())
                .isEqualTo("hermes cron run failed");
    }

    @Test
    void isEndedWithAllThatItStartedWhereItTakesTooLong() throws Exception {
        Path child = temp.resolve("child");
        Agent agent =
                agent("sleep 600 &\necho $! > %s\nwait\n".formatted(child), Duration.ofSeconds(2));

        assertThat(refusal(agent).status()).isEqualTo(504);

        long pid = Long.parseLong(Files.readString(child).strip());
        await().until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void isNotThereWhereThePathDoesNotLeadToIt() throws Exception {
        agent("exit 0\n", PATIENCE);

        assertThat(refusal(new Agent(Optional.empty(), temp)).code()).isEqualTo("no_cli");
        assertThat(refusal(new Agent(Optional.of("/nowhere:."), temp)).status()).isEqualTo(503);
    }
}
