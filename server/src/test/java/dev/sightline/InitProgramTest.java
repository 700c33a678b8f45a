package dev.sightline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code sightline init} as a process of its own. */
class InitProgramTest {
    private record Ended(int code, String text) {}

    @TempDir Path temp;

    private Path home;
    private Path project;

    @BeforeEach
    void setUp() throws Exception {
        home = Files.createDirectory(temp.toRealPath().resolve("home"));
        project = home.resolve("projects/shop");
    }

    @Test
    void beginsAProjectAndSaysWhatItMade() throws Exception {
        Path prd = Files.writeString(home.resolve("prd.json"), "{\"name\":\"The Shop\"}");

        Ended init = init("shop", project, "--prd", prd);

        assertThat(init.text())
                .startsWith("Project 'shop' initialized successfully\n  path   " + project + "\n")
                .contains("  made   .buildrunner .buildrunner/checkpoints ")
                .doesNotContain("kept", "led to");
        assertThat(init.code()).isZero();
        assertThat(project.resolve("PROJECT_SPEC.md")).content().startsWith("# The Shop - ");
        assertThat(home.resolve(".buildrunner/aliases.json")).content().contains("\"shop\": ");
        assertThat(init("--validate", project).text())
                .isEqualTo("✓ A BuildRunner project: " + project + "\n");
    }

    @Test
    void usesADocumentAsItIsAndKeepsWhatIsThere() throws Exception {
        Path prd = Files.writeString(home.resolve("prd.md"), "# Mine\r\n");
        Files.createDirectories(project);
        Files.writeString(project.resolve("README.md"), "old\n");

        Ended init = init("shop", project, "--prd", prd);

        assertThat(init.text()).contains("  kept   README.md, as it was there\n");
        assertThat(Files.readString(project.resolve("PROJECT_SPEC.md"))).isEqualTo("# Mine\r\n");
        assertThat(project.resolve("README.md")).hasContent("old\n");
    }

    @Test
    void saysWhatIsWrongAndChangesNothing() throws Exception {
        Ended alias = init("a b", project);
        assertThat(alias.code()).isEqualTo(2);
        assertThat(alias.text())
                .isEqualTo(
                        "sightline: Invalid alias name: a b. Use alphanumeric, dash, or underscore."
                                + "\nNothing was changed.\n");
        assertThat(init("shop").code()).isEqualTo(2);
        assertThat(init("shop", project, "--validate", project).code()).isEqualTo(2);

        Ended prd = init("shop", project, "--prd", home.resolve("none.json"));
        assertThat(prd.code()).isOne();
        assertThat(prd.text()).contains("no such file or directory: " + home.resolve("none.json"));

        Ended lacking = init("--validate", home);
        assertThat(lacking.code()).isOne();
        assertThat(lacking.text()).contains("✗ Missing file: PROJECT_SPEC.md\n");
        assertThat(home).isEmptyDirectory();
    }

    /** The limit stands for a full disk: the notes fit, the alias file does not. */
    @Test
    void leavesNothingWhereTheAliasFileHasNoRoom() throws Exception {
        Path aliases = home.resolve(".buildrunner/aliases.json");
        Files.createDirectories(aliases.getParent());
        Files.writeString(aliases, "{\"long\": \"/" + "x".repeat(60_000) + "\"}");
        String before = Files.readString(aliases);

        Ended init = run(List.of("prlimit", "--fsize=50000"), "shop", project);

        assertThat(init.text()).contains("There is no room to write " + aliases, "Nothing was");
        assertThat(init.code()).isOne();
        assertThat(home).isDirectoryNotContaining("glob:**/projects");
        assertThat(Files.readString(aliases)).isEqualTo(before);
        try (Stream<Path> beside = Files.list(aliases.getParent())) {
            assertThat(beside).containsExactly(aliases);
        }
        try (Stream<Path> notes = Files.list(temp.resolve("state/init"))) {
            assertThat(notes).isEmpty();
        }
    }

    @Test
    void isUndoneByTheNextStartOfANode() throws Exception {
        Path state = temp.resolve("state");
        Files.createDirectories(project.resolve(".sightline-1234"));
        Path notes = Files.createDirectories(state.resolve("init/killed")).resolve("intent");
        Files.writeString(
                notes,
                """
                {"begin":{"alias":"shop","project":"PROJECT"}}
                {"making":{"folder":"PROJECT","name":"core","temp":".sightline-1234","etag":""}}
                {"made":{"folder":"PROJECT","name":"co\
                """
                        .replace("PROJECT", project.toString()));

        try (TestNode _ = TestNode.serving(state, home).start()) {
            assertThat(project).isEmptyDirectory();
            assertThat(state.resolve("init")).isEmptyDirectory();
        }
    }

    private Ended init(Object... words) throws IOException, InterruptedException {
        return run(List.of(), words);
    }

    private Ended run(List<String> by, Object... words) throws IOException, InterruptedException {
        List<String> options = List.of("-XX:-UsePerfData", "-Dstdout.encoding=UTF-8");
        List<String> command = new ArrayList<>(by);
        command.addAll(ChildJava.command(options, "dev.sightline.Main", "init"));
        for (Object word : words) command.add(word.toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("SIGHTLINE_HOME", temp.resolve("state").toString());
        Process process = builder.start();
        byte[] out = process.getInputStream().readAllBytes();
        return new Ended(process.waitFor(), new String(out, StandardCharsets.UTF_8));
    }
}
