package dev.sightline.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.doctor.Result.Broken;
import dev.sightline.doctor.Result.Fine;
import dev.sightline.doctor.Result.Warning;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The checks of the machine, against folders that look like machines in trouble. */
class CheckTest {
    @TempDir Path temp;

    private Path folder;

    @BeforeEach
    void setUp() throws Exception {
        folder = Files.createDirectory(temp.toRealPath().resolve("folder"));
    }

    @Test
    void readsTheKernelsOwnLimits() throws Exception {
        String real;
        try (var in = Files.newBufferedReader(Path.of("/proc/sys/fs/inotify/max_user_watches"))) {
            real = in.readLine();
        }

        assertThat(new InotifyCheck(List.of(folder)).results().getFirst().found())
                .isEqualTo("1 of %s directories", real);
    }

    @Test
    void warnsOfTooFewWatchesWithTheLineThatMendsIt() throws Exception {
        Path limits = limits(10, 128, 16384);
        for (int i = 0; i < 12; i++) Files.createDirectories(folder.resolve("d" + i));
        Files.createDirectories(folder.resolve("node_modules/a/b/c"));

        List<Result> results = new InotifyCheck(limits, List.of(folder)).results();

        assertThat(results.getFirst().found()).isEqualTo("13 of 10 directories");
        assertThat(((Warning) results.getFirst()).mend())
                .startsWith("sudo sysctl -w fs.inotify.max_user_watches=524288");
        assertThat(results.subList(1, 3)).allMatch(Fine.class::isInstance, "fine");
    }

    @Test
    void warnsOfAShortQueueAndOfNoInstances() throws Exception {
        List<Result> results = new InotifyCheck(limits(1000, 0, 100), List.of(folder)).results();

        assertThat(results.get(1)).isInstanceOf(Broken.class);
        assertThat(results.get(2)).isInstanceOf(Warning.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1024, 20000, 1024, Fine",
        "1024, unlimited, 1024, Fine",
        "1024, 1200, 1024, Warning",
        "64, 64, 1024, Broken"
    })
    void comparesTheDescriptorsWithTheStreams(
            String soft, String hard, int streams, String expected) throws Exception {
        Path limits =
                Files.writeString(
                        folder.resolve("limits"),
                        """
                        Limit                     Soft Limit           Hard Limit           Units
                        Max open files            %s                 %s               files
                        """
                                .formatted(soft, hard));

        assertThat(new DescriptorCheck(limits, streams).results())
                .singleElement()
                .extracting(result -> result.getClass().getSimpleName())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/, ext4, LOCAL",
        "/home/me/share/a, nfs4, NETWORK",
        "/home/me/with space/x, fuse.gcsfuse, FUSE",
        "/home/me/shared, ext4, LOCAL",
        "/merged/x, overlay, OVERLAY"
    })
    void findsTheDeepestMountAboveAPath(String path, String type, String kind) {
        Mounts mounts =
                Mounts.of(
                        List.of(
                                "27 1 254:0 / / rw,relatime - ext4 /dev/vda rw",
                                "40 27 0:40 / /home/me/share rw shared:2 master:1 - nfs4 nas:/x rw",
                                "41 27 0:41 / /home/me/with\\040space rw - fuse.gcsfuse b rw",
                                "42 27 0:42 / /merged rw - tmpfs tmpfs rw",
                                "43 27 0:43 / /merged rw - overlay overlay rw",
                                "no line of a mount"));

        Optional<Mounts.Mount> mount = mounts.of(Path.of(path));

        assertThat(mount.map(Mounts.Mount::type)).contains(type);
        assertThat(mount.map(Mounts.Mount::kind)).contains(Mounts.Kind.valueOf(kind));
    }

    @Test
    void readsTheVersionOfAnEnvironmentWithoutRunningAnythingInIt() throws Exception {
        Path project = Files.createDirectories(folder.resolve("a/b"));
        Path trap = folder.resolve("ran");
        environment(folder.resolve(".venv"), "3.12.1", trap);

        assertThat(python(project)).isEqualTo(fine("3.12.1, " + folder.resolve(".venv")));
        assertThat(trap).doesNotExist();
    }

    @Test
    void takesTheNearestEnvironmentThenTheActiveOneThenThePath() throws Exception {
        Path trap = folder.resolve("ran");
        Path active = folder.resolve("active");
        environment(active, "3.7.9", trap);
        Map<String, String> environment = Map.of("VIRTUAL_ENV", active.toString(), "PATH", "");

        assertThat(new PythonCheck(List.of(folder), environment).results())
                .singleElement()
                .isInstanceOf(Warning.class)
                .extracting(Result::found)
                .isEqualTo("3.7.9, " + active);
        assertThat(new PythonCheck(List.of(folder), Map.of("PATH", "relative")).results())
                .singleElement()
                .isInstanceOf(Warning.class)
                .extracting(Result::found)
                .isEqualTo("none");
        Path bin = Files.createDirectory(folder.resolve("bin"));
        executable(bin.resolve("python3"), "#!/bin/sh\necho Python 3.13.0\n");
        assertThat(new PythonCheck(List.of(folder), Map.of("PATH", bin.toString())).results())
                .containsExactly(fine("3.13.0, " + bin.resolve("python3")));
    }

    @Test
    void isContentWithAStateDirectoryThatIsThereForItsOwnerAlone() throws Exception {
        chmod(folder, "rwx------");
        Files.createDirectories(folder.resolve("nodes/abc"));
        chmod(Files.writeString(folder.resolve("nodes/abc/node.json"), "{}"), "rw-------");
        Files.writeString(folder.resolve("nodes/abc/lock"), "");

        assertThat(new StateCheck(folder).results()).noneMatch(Broken.class::isInstance);
        assertThat(new StateCheck(folder.resolve("none")).results())
                .singleElement()
                .isInstanceOf(Fine.class);
    }

    @Test
    void saysWhichSecretOthersMayRead() throws Exception {
        chmod(folder, "rwxr-x---");
        Path key = chmod(Files.writeString(folder.resolve("signing.key"), "x"), "rw-r--r--");

        List<Result> results = new StateCheck(folder).results();

        assertThat(((Broken) results.get(0)).mend()).isEqualTo("chmod 700 '" + folder + "'");
        assertThat(((Broken) results.get(1)).mend()).isEqualTo("chmod 600 '" + key + "'");
    }

    @Test
    void saysThatAFileIsNoStateDirectory() throws Exception {
        assertThat(new StateCheck(Files.writeString(folder.resolve("file"), "")).results())
                .singleElement()
                .isInstanceOf(Broken.class);
    }

    @Test
    void knowsTheJavaItNeeds() {
        assertThat(JavaCheck.version(21)).isInstanceOf(Broken.class);
        assertThat(JavaCheck.nativeAccess(false)).isInstanceOf(Broken.class);
        assertThat(new JavaCheck().results()).allMatch(Fine.class::isInstance, "fine");
    }

    private Result python(Path path) {
        return new PythonCheck(List.of(path), Map.of()).results().getFirst();
    }

    private static Result fine(String found) {
        return new Fine("Python", found);
    }

    /** Its interpreter leaves a trace when it is run. */
    private static void environment(Path venv, String version, Path trap) throws Exception {
        Files.createDirectories(venv.resolve("bin"));
        Files.writeString(venv.resolve("pyvenv.cfg"), "home = /usr/bin\nversion = " + version);
        executable(venv.resolve("bin/python"), "#!/bin/sh\ntouch " + trap + "\n");
    }

    private static void executable(Path file, String script) throws Exception {
        chmod(Files.writeString(file, script), "rwx------");
    }

    private static Path chmod(Path path, String modes) throws Exception {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(modes));
    }

    private Path limits(int watches, int instances, int queued) throws Exception {
        Path limits = Files.createDirectory(temp.resolve("inotify"));
        Files.writeString(limits.resolve("max_user_watches"), watches + "\n");
        Files.writeString(limits.resolve("max_user_instances"), instances + "\n");
        Files.writeString(limits.resolve("max_queued_events"), queued + "\n");
        return limits;
    }
}
