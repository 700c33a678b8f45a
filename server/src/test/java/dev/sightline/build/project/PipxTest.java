package dev.sightline.build.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sightline.build.project.ProjectInitError.Kind;
import dev.sightline.process.Identity;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The user's real pipx, where there is one, in a directory of its own. */
class PipxTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path temp;

    private Place place;
    private Path tools;
    private Map<String, String> environment;

    @BeforeEach
    void setUp() throws Exception {
        place = Place.in(temp);
        tools = Files.createDirectory(temp.toRealPath().resolve("tools"));
        environment = new HashMap<>();
        environment.put("PIPX_HOME", tools.resolve("pipx").toString());
        environment.put("PIPX_BIN_DIR", tools.resolve("bin").toString());
        environment.put("PIP_NO_INDEX", "1");
    }

    @Test
    void installsWhatIsAskedFor() throws Exception {
        assumePipx();
        Path wheel = Probe.wheel(place.home());

        init(Steps.UNHEARD).init(order(wheel.toString()));

        Process probe = new ProcessBuilder(tools.resolve("bin/sightline-probe").toString()).start();
        assertThat(probe.inputReader().readLine()).isEqualTo("probed");
        assertThat(Validation.of(place.project()).isValid()).isTrue();
        assertThat(place.notes()).isEmpty();
    }

    @Test
    void uninstallsItWhereALaterStepFails() throws Exception {
        assumePipx();
        Path wheel = Probe.wheel(place.home());
        Map<String, String> before = place.contents();

        ProjectInitError error =
                refused(
                        init(step -> {
                            if (step.equals("noted the alias")) throw new IOException("no more");
                        }),
                        wheel.toString());

        assertThat(error.detail()).isEqualTo("no more");
        assertThat(error.remains()).isEmpty();
        assertThat(venvs()).isEmpty();
        assertThat(tools.resolve("bin")).isEmptyDirectory();
        assertThat(place.contents()).isEqualTo(before);
    }

    @Test
    void leavesWhatWasInstalledBefore() throws Exception {
        assumePipx();
        Path wheel = Probe.wheel(place.home());
        init(Steps.UNHEARD).init(order(wheel.toString()));

        refused(
                init(step -> {
                    if (step.equals("installed")) throw new IOException("no more");
                }),
                wheel.toString());

        assertThat(venvs()).containsExactly("sightline-probe");
        assertThat(tools.resolve("bin/sightline-probe")).exists();
    }

    @Test
    void saysWhatPipxSaysWhereItFails() throws Exception {
        assumePipx();
        Map<String, String> before = place.contents();

        ProjectInitError error = refused(init(Steps.UNHEARD), place.home() + "/none.whl");

        assertThat(error.kind()).isEqualTo(Kind.INSTALL_FAILED);
        assertThat(error.detail()).contains("failed with exit code 1:\n").contains("none.whl");
        assertThat(venvs()).isEmpty();
        assertThat(place.contents()).isEqualTo(before);
    }

    @Test
    void endsAndUndoesAnInstallationWhoseNodeWasKilled() throws Exception {
        assumePipx();
        Path marker = temp.resolve("marker");
        Path source = Probe.endless(temp.toRealPath(), marker);
        Map<String, String> before = place.contents();
        Process node = KilledInit.start(place, "never", environment, source.toString());
        try {
            await().atMost(PATIENCE).until(() -> Files.exists(marker));
        } finally {
            node.destroyForcibly();
            node.waitFor();
        }
        Identity builder = Identity.of(Long.parseLong(Files.readString(marker))).orElseThrow();

        assertThat(builder.isAlive()).isTrue();
        assertThat(venvs()).containsExactly("endless");

        init(Steps.UNHEARD).undoLeftovers();

        assertThat(builder.isAlive()).isFalse();
        assertThat(venvs()).isEmpty();
        assertThat(place.contents()).isEqualTo(before);
        assertThat(place.notes()).isEmpty();
    }

    @Test
    void endsAllOfAnInstallationThatTakesTooLong() throws Exception {
        Path marker = temp.resolve("marker");
        fakePipx(
                "setsid sleep 600 & echo $! >" + marker,
                "trap '' TERM",
                "while :; do sleep 1; done");

        ProjectInitError error =
                refused(
                        place.init(environment, Duration.ofSeconds(2), Steps.UNHEARD),
                        "buildrunner");

        assertThat(error.kind()).isEqualTo(Kind.INSTALL_TIMEOUT);
        assertThat(error.detail())
                .startsWith("pipx install buildrunner took longer than 2 s and was ended");
        assertThat(Identity.of(Long.parseLong(Files.readString(marker).strip()))).isEmpty();
        assertThat(place.project()).doesNotExist();
    }

    @Test
    void passesTheSpecAsOneWordThroughNoShell() throws Exception {
        Path said = temp.resolve("said");
        fakePipx("printf '%s\\n' \"$@\" >" + said);

        place.init(environment, PATIENCE, Steps.UNHEARD).init(order("a b; touch $(x) && y"));

        assertThat(said).hasContent("install\n--\na b; touch $(x) && y\n");
    }

    @Test
    void saysWhereThereIsNoPipx() throws Exception {
        environment.put("PATH", place.work().toString());
        environment.put("HOME", place.home().toString());
        Map<String, String> before = place.contents();

        ProjectInitError error = refused(init(Steps.UNHEARD), "buildrunner");

        assertThat(error.kind()).isEqualTo(Kind.NO_PIPX);
        assertThat(error.detail()).contains("no pipx", "apt-get install pipx");
        assertThat(place.contents()).isEqualTo(before);
    }

    @Test
    void takesNoOptionForASpec() {
        for (String spec : List.of("", "--force", "-e", "a\nb", "x".repeat(501))) {
            ProjectInitError error = refused(init(Steps.UNHEARD), spec);

            assertThat(error.kind()).isEqualTo(Kind.BAD_SPEC);
        }
        assertThat(place.state()).doesNotExist();
    }

    private ProjectInit init(Steps steps) {
        return place.init(environment, PATIENCE, steps);
    }

    private ProjectInit.Order order(String spec) {
        return place.order(new Prd.None(), Optional.of(spec));
    }

    private ProjectInitError refused(ProjectInit init, String spec) {
        return catchThrowableOfType(ProjectInitError.class, () -> init.init(order(spec)));
    }

    private List<String> venvs() throws IOException {
        try (Stream<Path> all = Files.list(tools.resolve("pipx/venvs"))) {
            return all.map(one -> one.getFileName().toString()).toList();
        }
    }

    /** A program of that name that installs nothing. */
    private void fakePipx(String... lines) throws IOException {
        Path bin = Files.createDirectory(temp.toRealPath().resolve("fake"));
        Path script = bin.resolve("pipx");
        Files.writeString(
                script,
                """
                #!/bin/sh
                if [ "$1" = environment ]; then
                    echo "PIPX_HOME=$PIPX_HOME"
                    echo "PIPX_BIN_DIR=$PIPX_BIN_DIR"
                    echo "PIPX_LOCAL_VENVS=$PIPX_HOME/venvs"
                    exit 0
                fi
                """
                        + String.join("\n", lines)
                        + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        environment.put("PATH", bin + ":" + System.getenv("PATH"));
    }

    private static void assumePipx() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":", -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pipx"))),
                "there is no pipx here: apt-get install pipx");
    }
}
