package dev.sightline.build.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sightline.build.project.ProjectInitError.Kind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ProjectInitTest {
    @TempDir Path temp;

    private Place place;

    @BeforeEach
    void setUp() throws Exception {
        place = Place.in(temp);
    }

    @Test
    void makesTheTreeAndTheFilesAndTheAlias() throws Exception {
        Initialized begun = place.init(Steps.UNHEARD).init(place.order());

        assertThat(place.project().resolve(".buildrunner/checkpoints")).isEmptyDirectory();
        assertThat(place.project().resolve(".buildrunner/context")).isEmptyDirectory();
        assertThat(place.project().resolve(".buildrunner/logs")).isEmptyDirectory();
        assertThat(place.project()).isDirectoryContaining("glob:**/core");
        assertThat(place.project()).isDirectoryContaining("glob:**/tests");
        assertThat(place.project()).isDirectoryContaining("glob:**/docs");
        assertThat(place.project().resolve("README.md")).content().startsWith("# app\n");
        assertThat(place.project().resolve(".gitignore")).content().contains("\n/build/\n");
        assertThat(place.project().resolve("PROJECT_SPEC.md"))
                .content()
                .startsWith("# app - Product Requirements Document\n\n## Overview\n");
        assertThat(place.aliasFile()).hasContent("{\n  \"app\": \"" + place.project() + "\"\n}");
        assertThat(begun.kept()).isEmpty();
        assertThat(Validation.of(place.project()).body())
                .containsEntry("valid", true)
                .containsEntry("errors", List.of())
                .containsEntry("warnings", List.of());
        assertThat(place.notes()).isEmpty();
        assertThat(begun.body())
                .containsEntry("success", true)
                .containsEntry("message", "Project 'app' initialized successfully")
                .containsEntry("project_path", place.project().toString())
                .containsEntry("alias", "app")
                .containsEntry("errors", null)
                .containsEntry("created_at", begun.createdAt().toString())
                .hasSize(6);
    }

    @Test
    void keepsWhatIsThereByteForByte() throws Exception {
        Path readme = place.write(place.project().resolve("README.md"), "mine\r\n");
        Path spec = place.write(place.project().resolve("PROJECT_SPEC.md"), "");
        Path code = place.write(place.project().resolve("core/a.py"), "pass");
        Files.createSymbolicLink(place.project().resolve("docs"), Path.of("core"));

        Initialized begun = place.init(Steps.UNHEARD).init(place.order());

        assertThat(begun.kept())
                .map(Path::toString)
                .containsExactly("core", "docs", "PROJECT_SPEC.md", "README.md");
        assertThat(Files.readString(readme)).isEqualTo("mine\r\n");
        assertThat(spec).isEmptyFile();
        assertThat(code).hasContent("pass");
    }

    @Test
    void makesNothingTheSecondTime() throws Exception {
        place.init(Steps.UNHEARD).init(place.order());
        Map<String, String> before = place.contents();

        Initialized again = place.init(Steps.UNHEARD).init(place.order());

        assertThat(again.made()).isEmpty();
        assertThat(again.formerly()).isEmpty();
        assertThat(place.contents()).isEqualTo(before);
    }

    @Test
    void makesTheWayToTheProject() throws Exception {
        ProjectInit.Order deep =
                new ProjectInit.Order(
                        "deep",
                        place.work().resolve("a/b/c").toString(),
                        List.of(place.work()),
                        new Prd.None(),
                        Optional.empty());

        place.init(Steps.UNHEARD).init(deep);

        assertThat(place.work().resolve("a/b/c/.buildrunner/logs")).isDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "others", "itself", "corrupt", "a project"})
    void leavesNothingWhicheverStepFails(String there) throws Exception {
        prepare(there);
        Map<String, String> before = place.contents();
        List<String> steps = steps(there);
        assertThat(steps).hasSizeGreaterThan(20);
        // What there is of aliases matters only to the last ones.
        boolean all = there.equals("nothing") || there.equals("a project");
        for (int i = all ? 0 : steps.indexOf("made README.md"); i < steps.size(); i++) {
            int failing = i;
            List<String> heard = new ArrayList<>();
            ProjectInit init =
                    place.init(step -> {
                        if (heard.size() == failing) {
                            heard.add(step);
                            throw new IOException("failed at " + step);
                        }
                        if (heard.size() < failing) heard.add(step);
                    });

            assertThatThrownBy(() -> init.init(place.order()))
                    .isInstanceOf(ProjectInitError.class)
                    .hasMessage("failed at " + steps.get(i));
            assertThat(place.contents()).as(steps.get(i)).isEqualTo(before);
            assertThat(place.notes()).as(steps.get(i)).isEmpty();
        }
    }

    /** All there are, heard in a place of the same kind. */
    private List<String> steps(String there) throws Exception {
        Place here = place;
        place = Place.in(Files.createDirectory(temp.resolve("heard")));
        prepare(there);
        List<String> steps = new ArrayList<>();
        place.init(steps::add).init(place.order());
        place = here;
        return steps;
    }

    private void prepare(String there) throws IOException {
        switch (there) {
            case "others" -> place.write(place.aliasFile(), "{\"other\":\"/tmp\", \"n\": [1]}");
            case "itself" ->
                    place.write(place.aliasFile(), "{ \"app\" : \"" + place.project() + "\" }\n\n");
            case "corrupt" -> place.write(place.aliasFile(), "{\"app\": ");
            case "a project" -> {
                place.write(place.project().resolve("README.md"), "mine\n");
                place.write(place.project().resolve(".buildrunner/context/a.md"), "note\n");
            }
            default -> {}
        }
    }

    @Test
    void leavesWhatOthersHaveWrittenMeanwhile() throws Exception {
        ProjectInit init =
                place.init(step -> {
                    if (!step.equals("made README.md")) return;
                    place.write(place.project().resolve("docs/mine.md"), "mine\n");
                    place.write(place.project().resolve(".gitignore"), "edited in place\n");
                    Path other = place.write(place.project().resolve("other"), "saved anew\n");
                    Files.move(
                            other,
                            place.project().resolve("PROJECT_SPEC.md"),
                            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                    throw new IOException("no more");
                });

        ProjectInitError error =
                catchThrowableOfType(ProjectInitError.class, () -> init.init(place.order()));

        assertThat(place.contents().keySet().stream().filter(path -> path.contains("/app")))
                .containsExactly(
                        place.project().toString(),
                        place.project() + "/.gitignore",
                        place.project() + "/PROJECT_SPEC.md",
                        place.project() + "/docs",
                        place.project() + "/docs/mine.md");
        assertThat(place.project().resolve("PROJECT_SPEC.md")).hasContent("saved anew\n");
        assertThat(error.remains())
                .anyMatch(line -> line.contains("docs stays"))
                .anyMatch(line -> line.contains(".gitignore stays"));
        assertThat(place.notes()).isEmpty();
    }

    @Test
    void refusesWhatIsInTheWay() throws Exception {
        place.write(place.project().resolve("tests"), "a file");
        refused(Kind.IN_THE_WAY, "tests is there and is no directory");
    }

    /** Also root may make nothing there. */
    @Test
    void refusesADirectoryThatMustNotBeWritten() throws Exception {
        ProjectInit.Order order =
                new ProjectInit.Order(
                        "app", "/sys/app", List.of(Path.of("/")), new Prd.None(), Optional.empty());

        assertThatThrownBy(() -> place.init(Steps.UNHEARD).init(order))
                .hasMessageStartingWith("No permission to write /sys/app; make it writable")
                .isInstanceOfSatisfying(
                        ProjectInitError.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.UNWRITABLE));
        assertThat(place.notes()).isEmpty();
    }

    @Test
    void followsNoLinkOutOfTheProject() throws Exception {
        Path outside = Files.createDirectory(place.home().resolve("outside"));
        Files.createDirectory(place.project());
        Files.createSymbolicLink(place.project().resolve(".buildrunner"), outside);

        refused(Kind.IN_THE_WAY, "A link leads out of the project");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void followsNoLinkThatLeadsNowhere() throws Exception {
        Files.createDirectory(place.project());
        Files.createSymbolicLink(place.project().resolve("core"), Path.of("nowhere"));

        refused(Kind.IN_THE_WAY, "is a link that leads nowhere");
    }

    @Test
    void refusesAnAliasFileThatIsNone() throws Exception {
        Files.createDirectories(place.aliasFile());

        refused(Kind.IN_THE_WAY, "Not a regular file: " + place.aliasFile());
    }

    @Test
    void refusesAnAliasFileBeyondMeasure() throws Exception {
        place.write(place.aliasFile(), " ".repeat(2 << 20));

        refused(Kind.IN_THE_WAY, "is larger than 1 MiB");
    }

    @Test
    void refusesAHomeThatIsAFile() throws Exception {
        place.write(place.home().resolve(".buildrunner"), "a file");

        refused(Kind.IN_THE_WAY, "is there and is no directory");
    }

    private void refused(Kind kind, String words) throws Exception {
        Map<String, String> before = place.contents();

        ProjectInitError error =
                catchThrowableOfType(
                        ProjectInitError.class,
                        () -> place.init(Steps.UNHEARD).init(place.order()));

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.detail()).contains(words);
        assertThat(error.remains()).isEmpty();
        assertThat(place.contents()).isEqualTo(before);
        assertThat(place.notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ü", "a/b", "../a", "a\n", "$(id)", "a;b"})
    void refusesABadAlias(String alias) {
        ProjectInit.Order order =
                new ProjectInit.Order(
                        alias,
                        place.project().toString(),
                        List.of(place.work()),
                        new Prd.None(),
                        Optional.empty());

        assertThatThrownBy(() -> place.init(Steps.UNHEARD).init(order))
                .hasMessage(
                        "Invalid alias name: "
                                + alias
                                + ". Use alphanumeric, dash, or underscore.");
        assertThat(place.state()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "relative", "/etc/app", "WORK/../home/x", "WORK/out/x", "a\0b"})
    void refusesAPathThatIsNotWithin(String path) throws Exception {
        Files.createSymbolicLink(place.work().resolve("out"), place.home());
        ProjectInit.Order order =
                new ProjectInit.Order(
                        "app",
                        path.replace("WORK", place.work().toString()),
                        List.of(place.work()),
                        new Prd.None(),
                        Optional.empty());

        assertThatThrownBy(() -> place.init(Steps.UNHEARD).init(order))
                .isInstanceOfSatisfying(
                        ProjectInitError.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_PATH));
        assertThat(place.home()).isEmptyDirectory();
    }

    @Test
    void saysWhatAProjectLacks() throws Exception {
        place.write(place.project().resolve(".buildrunner/logs"), "a file");

        Validation validation = Validation.of(place.project());

        assertThat(validation.isValid()).isFalse();
        assertThat(validation.errors())
                .containsExactly(
                        "Missing directory: .buildrunner/checkpoints",
                        "Missing directory: .buildrunner/context",
                        "Not a directory: .buildrunner/logs",
                        "Missing file: PROJECT_SPEC.md");
        assertThat(validation.warnings())
                .contains("Missing directory: core", "Missing file: README.md");
        assertThat(Validation.of(place.work().resolve("none")).errors())
                .containsExactly("Not an existing directory: " + place.work().resolve("none"));
    }
}
