package dev.sightline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where a script runs, whatever ran in its session before it. */
class PlaceTest {
    private static final String WHERE = "import os, sys\nprint(os.getcwd(), sys.path[0])";

    @TempDir Path temp;

    private Studio studio;
    private Path first;
    private Path second;

    @BeforeEach
    void setUp() throws Exception {
        studio = Studio.in(temp);
        first = script("a");
        second = script("b");
    }

    @AfterEach
    void tearDown() {
        studio.close();
    }

    /** Beside a module that only it can import. */
    private Path script(String folder) throws IOException {
        Path in = Files.createDirectories(studio.folder.resolve(folder));
        Files.writeString(in.resolve("only_" + folder + ".py"), "name = 'of " + folder + "'");
        return Files.writeString(in.resolve("s.py"), "1");
    }

    private static Path folder(Path script) {
        return Objects.requireNonNull(script.getParent());
    }

    private static String in(Path script) {
        return "%s %s".formatted(folder(script), folder(script));
    }

    private String run(Path script, String text) throws Exception {
        return studio.execute("script", text, "scriptName", script.toString());
    }

    @Test
    void findsItsNeighboursAlsoWhereAnotherRanBefore() throws Exception {
        assertThat(run(first, WHERE + "\nkept = 1")).contains(in(first));

        assertThat(run(second, WHERE + "\nimport only_b; print(only_b.name, kept)"))
                .contains(in(second))
                .contains("of b 1");
        assertThat(run(first, "import only_a; print(only_a.name)\nimport only_b; 'still there'"))
                .contains("of a")
                .contains("still there");
        assertThat(run(first, "sys.path.count('%s')".formatted(folder(second))))
                .contains("\"0\\n\"");
    }

    @Test
    void beginsAnewWhereTheNextScriptIs() throws Exception {
        run(first, "1");

        assertThat(
                        studio.execute(
                                "script",
                                WHERE,
                                "scriptName",
                                second.toString(),
                                "sessionId",
                                "",
                                "reset",
                                true))
                .contains(in(second));
        studio.post("/api/reset");
        assertThat(studio.execute("script", WHERE)).contains(in(second));
    }

    @Test
    void startsASessionThatOnlyWaitsAnewForAScriptElsewhere() throws Exception {
        environment(folder(second));
        studio.post("/api/init-session", "sessionId", "s", "scriptName", first.toString());

        String ran =
                studio.execute(
                        "script",
                        WHERE + "\nprint(sys.prefix)",
                        "scriptName",
                        second.toString(),
                        "sessionId",
                        "s");

        assertThat(ran).contains(in(second)).contains(folder(second) + "/.venv\\n");
    }

    @Test
    void leavesAloneWhereAScriptWent() throws Exception {
        run(first, "import os\nos.chdir('/')");

        assertThat(run(first, "os.getcwd()")).contains("'/'");
        assertThat(studio.execute("script", "os.getcwd()", "scriptName", "cell")).contains("'/'");
        assertThat(run(second, "os.getcwd()")).contains("'" + folder(second) + "'");
    }

    @Test
    void tellsWhichScriptTheKernelIsWith() throws Exception {
        run(first, "1");
        run(second, "1");

        assertThat(studio.get("/api/kernels").get("kernels").get(0).get("path").asString())
                .isEqualTo(second.toString());
    }

    /** A virtual environment, as far as Python looks. */
    private void environment(Path folder) throws Exception {
        Path bin = Files.createDirectories(folder.resolve(".venv/bin"));
        // Its own word: what is called python3 on the search path may be a script that finds it.
        run(first, "1");
        String python = studio.get("/api/kernels").at("/kernels/0/python/executable").asString();
        Files.createSymbolicLink(bin.resolve("python"), Path.of(python));
        Files.writeString(
                folder.resolve(".venv/pyvenv.cfg"),
                "home = %s\n".formatted(Path.of(python).getParent()));
    }
}
