package dev.sightline.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.python.Interpreter.Source;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

class InterpretersTest {
    @TempDir Path temp;

    private Path top;
    private Path script;

    @BeforeEach
    void setUp() throws IOException {
        top = Files.createDirectory(temp.toRealPath().resolve("top"));
        script = Files.createDirectories(top.resolve("a/b"));
    }

    @Test
    void takesTheNearestVirtualEnvironmentAboveTheScript() throws Exception {
        program(top.resolve(".venv/bin/python"));
        Path near = program(top.resolve("a/venv/bin/python"));

        assertThat(find(Map.of())).contains(new Interpreter(near, Source.VENV));
    }

    @Test
    void prefersTheHiddenOneOfTwo() throws Exception {
        program(script.resolve("venv/bin/python"));
        Path hidden = program(script.resolve(".venv/bin/python"));

        assertThat(find(Map.of())).contains(new Interpreter(hidden, Source.VENV));
    }

    @Test
    void looksNoFurtherThanTheTop() throws Exception {
        program(top.resolveSibling(".venv/bin/python"));

        assertThat(find(Map.of())).isEmpty();
    }

    @Test
    void passesOverAFolderThatOnlyHasTheName() throws Exception {
        Files.createDirectories(script.resolve("venv/bin"));
        Path python = program(top.resolve("venv/bin/python"));

        assertThat(find(Map.of())).contains(new Interpreter(python, Source.VENV));
    }

    @Test
    void takesABrokenVirtualEnvironmentAndSaysSo() throws Exception {
        Files.createDirectories(script.resolve(".venv/bin"));
        Path lost = script.resolve(".venv/bin/python");
        Files.createSymbolicLink(lost, Path.of("/no/such/python3.7"));
        program(top.resolve(".venv/bin/python"));

        Interpreter found = find(Map.of()).orElseThrow();

        assertThat(found).isEqualTo(new Interpreter(lost, Source.VENV));
        assertThat(found.fault().orElseThrow())
                .contains(script.resolve(".venv") + " is broken", "/no/such/python3.7")
                .contains("python3 -m venv --clear", "--python");
    }

    @Test
    void takesTheActivatedOneBeforeTheSearchPath() throws Exception {
        Path active = program(temp.resolve("env/bin/python"));
        Path usual = program(temp.resolve("bin/python3"));
        Map<String, String> environment =
                Map.of("VIRTUAL_ENV", temp.resolve("env").toString(), "PATH", "" + temp + "/bin");

        assertThat(find(environment)).contains(new Interpreter(active, Source.VIRTUAL_ENV));
        Files.delete(active);
        assertThat(find(environment)).contains(new Interpreter(usual, Source.PATH));
    }

    @Test
    void searchesThePathAsItIsGiven() throws Exception {
        Files.writeString(Files.createDirectory(temp.resolve("plain")).resolve("python3"), "");
        Files.createDirectories(temp.resolve("folder/python3"));
        Path python = program(temp.resolve("last/python3"));
        String path =
                ".:" + temp + "/none:" + temp + "/plain:" + temp + "/folder:" + temp + "/last";

        assertThat(find(Map.of("PATH", path))).contains(new Interpreter(python, Source.PATH));
        assertThat(find(Map.of("PATH", temp + "/plain"))).isEmpty();
    }

    @Test
    void takesWhatItWasToldBeforeAllElse() throws Exception {
        program(script.resolve(".venv/bin/python"));
        Path told = program(temp.resolve("mine/bin/python"));
        Path named = program(temp.resolve("path/python3.99"));
        Map<String, String> environment = Map.of("PATH", temp.resolve("path").toString());

        assertThat(told(told, environment)).isEqualTo(new Interpreter(told, Source.OPTION));
        assertThat(told(temp.resolve("mine"), environment).executable()).isEqualTo(told);
        assertThat(told(Path.of("python3.99"), environment).executable()).isEqualTo(named);
        assertThat(told(temp.resolve("none"), environment).fault().orElseThrow())
                .contains("--python", "no such file");
    }

    @Test
    void trustsNobodysVirtualEnvironmentWhereEverybodyMayWrite() throws Exception {
        program(top.resolve(".venv/bin/python"));
        Files.setPosixFilePermissions(top, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(find(Map.of())).isPresent();

        boolean given =
                new ProcessBuilder("chown", "12345", top.resolve(".venv").toString())
                                .start()
                                .waitFor()
                        == 0;

        // Only root can give a folder away; for others the first half is all.
        assertThat(find(Map.of()).isPresent()).isEqualTo(!given);
    }

    private Optional<Interpreter> find(Map<String, String> environment) {
        return new Interpreters(Optional.empty(), environment).find(script, top);
    }

    private Interpreter told(Path option, Map<String, String> environment) {
        return new Interpreters(Optional.of(option), environment).find(script, top).orElseThrow();
    }

    private static Path program(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "#!/bin/sh\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        return path;
    }
}
