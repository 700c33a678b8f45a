package dev.sightline.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class FamilyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir Path folder;

    @Test
    void startsAProgramInASessionOfItsOwnWithItsWordsAsTheyAre() throws Exception {
        try (Launched loop =
                Launched.script(
                        folder,
                        "echo \"args=$1|$2\"",
                        "echo \"stdin=$(wc -c)\"",
                        "echo err >&2",
                        "echo \"managed=$RALPH_MANAGED token=$SIGHTLINE_TOKEN\"",
                        "echo \"here=$PWD\"",
                        "echo \"files=$(ls /proc/self/fd | tr '\\n' ' ')\"",
                        "echo ready",
                        "sleep 60")) {
            loop.awaitLine("ready");

            assertThat(loop.said())
                    .startsWith("before\n")
                    .contains("args=one two|$(touch planted)", "stdin=0", "err")
                    .contains("managed=1 token=\n", "here=" + folder);
            // Its own pipe and the directory that ls reads; nothing of ours.
            assertThat(loop.awaitLine("files=").split(" ")).containsOnly("0", "1", "2", "3");
            assertThat(folder.resolve("planted")).doesNotExist();
            ProcStat stat = ProcStat.of(loop.pid()).orElseThrow();
            assertThat(stat.session()).isEqualTo(loop.pid());
            assertThat(loop.family().leader().pid()).isEqualTo(loop.pid());
        }
    }

    @Test
    void endsAllThatTheProgramHasStarted() throws Exception {
        try (Launched loop =
                Launched.script(
                        folder,
                        "trap 'echo trapped; exit 0' TERM",
                        "sleep 60 & echo child=$!",
                        "setsid sleep 60 & echo detached=$!",
                        "wait")) {
            Identity child = alive(loop.awaitLine("child="));
            Identity detached = alive(loop.awaitLine("detached="));

            assertThat(loop.family().end(PATIENCE)).isTrue();
            assertThat(List.of(child, detached)).noneMatch(Identity::isAlive);
            assertThat(loop.family().isAlive()).isFalse();
            assertThat(loop.said()).contains("trapped");
            assertThat(loop.family().end(PATIENCE)).isFalse();
        }
    }

    @Test
    void killsWhatDoesNotEndWhenAsked() throws Exception {
        try (Launched loop =
                Launched.script(
                        folder, "trap '' TERM", "echo ready", "while :; do sleep 0.1; done")) {
            loop.awaitLine("ready");

            assertThat(loop.family().end(Duration.ofMillis(300))).isTrue();
            assertThat(loop.family().isAlive()).isFalse();
        }
    }

    @Test
    void isAliveAlsoWhereItsLastProcessBecomesAnotherProgramAgainAndAgain() throws Exception {
        Path again = folder.resolve("again.sh");
        Files.writeString(again, "exec sh \"$0\"\n");
        try (Launched loop = Launched.script(folder, "sh '" + again + "' &", "echo ready")) {
            loop.awaitLine("ready");
            await().atMost(PATIENCE).until(() -> ProcStat.of(loop.pid()).isEmpty());

            // In the midst of it its environment is empty, or cut.
            for (int look = 0; look < 300; look++) assertThat(loop.family().isAlive()).isTrue();
            assertThat(loop.family().end(PATIENCE)).isTrue();
            assertThat(loop.family().isAlive()).isFalse();
        }
    }

    @Test
    void outrunsAProgramThatForks() throws Exception {
        try (Launched loop =
                Launched.script(
                        folder,
                        "trap '' TERM",
                        "spread() { while :; do (trap '' TERM; sleep 0.05; sleep 60) & sleep 0.05;"
                                + " done; }",
                        "spread & spread & echo ready; wait")) {
            loop.awaitLine("ready");

            loop.family().end(Duration.ofMillis(300));
            assertThat(loop.family().isAlive()).isFalse();
        }
    }

    @Test
    void findsWhatAKilledProgramLeftBehindByItsMark() throws Exception {
        try (Launched loop = Launched.script(folder, "sleep 60 & echo child=$!", "wait")) {
            Identity child = alive(loop.awaitLine("child="));
            ProcessHandle.of(loop.pid()).orElseThrow().destroyForcibly();
            await().until(() -> !loop.family().leader().isAlive());

            Family stranger = new Family(loop.family().leader(), "another mark");
            await().until(() -> ProcStat.of(loop.pid()).isEmpty());
            assertThat(stranger.end(Duration.ZERO)).isFalse();
            assertThat(child.isAlive()).isTrue();
            assertThat(loop.family().end(PATIENCE)).isTrue();
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void leavesAProcessAloneThatHasTheNumberNow() throws Exception {
        try (Launched loop = Launched.script(folder, "echo ready", "sleep 60")) {
            loop.awaitLine("ready");
            Family family = loop.family();
            Identity real = family.leader();

            List<Identity> others =
                    List.of(
                            new Identity(real.pid(), real.started() - 1, real.boot()),
                            new Identity(real.pid(), real.started() + 1, real.boot()),
                            new Identity(
                                    real.pid(),
                                    real.started(),
                                    "01234567-89ab-cdef-0123-456789abcdef"));
            for (Identity other : others) {
                assertThat(new Family(other, "x").end(Duration.ZERO)).isFalse();
            }
            assertThat(real.isAlive()).isTrue();
        }
    }

    @Test
    void neverSignalsItselfNorWhoStartedIt() {
        for (long pid : Lineage.ours()) {
            Identity identity =
                    ProcStat.of(pid)
                            .map(Identity::of)
                            .orElse(new Identity(pid, 0, Identity.thisBoot()));
            assertThat(new Family(identity, "x").end(Duration.ZERO)).isFalse();
        }
        assertThat(Lineage.ours()).contains(0L, 1L, ProcessHandle.current().pid());
    }

    @Test
    void saysWhatAProgramAndItsChildrenTake() throws Exception {
        try (Launched loop =
                Launched.script(folder, "for i in 1 2; do sleep 60 & done", "echo ready", "wait")) {
            loop.awaitLine("ready");
            await().until(() -> Use.of(loop.family().leader()).orElseThrow().children() == 2);

            Use use = Use.of(loop.family().leader()).orElseThrow();
            assertThat(use.pid()).isEqualTo(loop.pid());
            assertThat(use.memory()).isGreaterThan(100_000);
            assertThat(use.childrenMemory()).isGreaterThan(100_000);
            assertThat(use.processors()).isBetween(0.0, 2.0);
            loop.family().end(Duration.ZERO);
            assertThat(Use.of(loop.family().leader())).isEmpty();
        }
    }

    @Test
    void saysThatAProgramHasEndedAlready() throws Exception {
        Path log = Files.createFile(folder.resolve("log"));
        Program.Started started = new Program(List.of("/bin/true"), folder, Map.of(), log).start();

        await().until(() -> Identity.of(started.pid()).isEmpty());
        started.family().ifPresent(family -> assertThat(family.end(PATIENCE)).isFalse());
    }

    private static Identity alive(String pid) {
        return Identity.of(Long.parseLong(pid)).orElseThrow();
    }
}
