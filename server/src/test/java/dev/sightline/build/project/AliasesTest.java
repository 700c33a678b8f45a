package dev.sightline.build.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.disk.Made;
import dev.sightline.disk.Site;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

class AliasesTest {
    private static final Site.Notes UNNOTED =
            new Site.Notes() {
                @Override
                public void making(Made made) {}

                @Override
                public void made(Made made) {}
            };

    @TempDir Path temp;

    private Path folder;
    private Path file;
    private Aliases aliases;

    @BeforeEach
    void setUp() throws Exception {
        folder = temp.toRealPath().resolve("home/.buildrunner");
        Files.createDirectories(folder.getParent());
        file = folder.resolve("aliases.json");
        aliases = new Aliases(folder, Clock.systemUTC());
    }

    @Test
    void hasNoneAtFirst() {
        assertThat(aliases.all()).isEmpty();
        assertThat(aliases.path("a")).isEmpty();
    }

    @Test
    void keepsOrderAndWhatItDoesNotUnderstand() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(file, "{\"z\": \"/z\", \"n\": {\"é\": [1, 2]}, \"a\": \"/a\"}");

        aliases.register("m", temp, UNNOTED);

        assertThat(file)
                .hasContent(
                        """
                        {
                          "z": "/z",
                          "n": {
                            "é": [
                              1,
                              2
                            ]
                          },
                          "a": "/a",
                          "m": "%s"
                        }\
                        """
                                .formatted(temp));
        assertThat(aliases.all().keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void givesANameThatIsTakenToTheNewOne() throws Exception {
        Path other = Files.createDirectory(temp.resolve("other"));
        aliases.register("a", temp, UNNOTED);

        aliases.register("a", other, UNNOTED);

        assertThat(aliases.path("a")).contains(other);
    }

    @Test
    void keepsTheModeAndTheLinkToTheFile() throws Exception {
        Path real = Files.writeString(temp.resolve("dotfile.json"), "{}");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw----"));
        Files.createDirectories(folder);
        Files.createSymbolicLink(file, real);

        aliases.register("a", temp, UNNOTED);

        assertThat(file).isSymbolicLink();
        assertThat(real).content().contains("\"a\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-rw----");
    }

    @Test
    void keepsACorruptOneBeside() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(file, "{\"precious\": \"/p\",");
        assertThat(aliases.all()).isEmpty();

        aliases.register("a", temp, UNNOTED);

        assertThat(aliases.all()).containsOnlyKeys("a");
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> kept =
                    all.filter(one -> one.toString().contains("aliases.json.corrupt-")).toList();
            assertThat(kept).hasSize(1);
            assertThat(kept.getFirst()).hasContent("{\"precious\": \"/p\",");
        }
    }

    @Test
    void refusesWhatIsNoAlias() {
        assertThatThrownBy(() -> aliases.register("a b", temp, UNNOTED))
                .hasMessage("Invalid alias name: a b. Use alphanumeric, dash, or underscore.");
        assertThatThrownBy(() -> aliases.register("a".repeat(51), temp, UNNOTED))
                .hasMessageStartingWith("Invalid alias name: aaa")
                .hasMessageEndingWith("It may have 50 characters.");
        assertThat(Aliases.isAlias("a".repeat(50))).isTrue();
        assertThat(Aliases.isAlias("my-app_2")).isTrue();
        assertThatThrownBy(() -> aliases.register("a", temp.resolve("none"), UNNOTED))
                .hasMessage("Not an existing directory: " + temp.resolve("none"));
        assertThat(folder).doesNotExist();
    }

    @Test
    void takesBackOnlyItsOwn() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(file, "{\"a\": \"/before\"}");
        Optional<Aliases.Registered> registered = aliases.register("a", temp, UNNOTED);
        aliases.register("since", temp, UNNOTED);

        aliases.takeBack(registered.orElseThrow(), UNNOTED);

        assertThat(aliases.all()).containsEntry("a", Path.of("/before")).containsKey("since");
    }

    @Test
    void losesNothingOfManyWriters() throws Exception {
        List<FutureTask<Void>> writers = new ArrayList<>();
        for (int w = 0; w < 4; w++) {
            String name = "writer-" + w + "-";
            FutureTask<Void> writer =
                    new FutureTask<>(() -> {
                        Aliases own = new Aliases(folder, Clock.systemUTC());
                        for (int i = 0; i < 25; i++) own.register(name + i, temp, UNNOTED);
                        return null;
                    });
            writers.add(writer);
            Thread.ofPlatform().start(writer);
        }
        for (FutureTask<Void> writer : writers) writer.get();

        assertThat(aliases.all()).hasSize(100);
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(file);
        }
    }

    @Test
    void readsAgainWhatAnotherProgramWrites() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(file, "{}");
        Site.Notes interrupting =
                new Site.Notes() {
                    private boolean interrupted;

                    @Override
                    public void making(Made made) throws IOException {
                        if (!interrupted) Files.writeString(file, "{\"theirs\": \"/t\"}");
                        interrupted = true;
                    }

                    @Override
                    public void made(Made made) {}
                };

        aliases.register("ours", temp, interrupting);

        assertThat(aliases.all()).containsOnlyKeys("theirs", "ours");
    }
}
