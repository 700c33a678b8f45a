package dev.sightline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.auth.AuthMode;
import dev.sightline.cli.Connection;
import dev.sightline.cli.Settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class OwnFilesTest {
    @TempDir Path temp;

    @Test
    void holdStateReadyFileAndKeyByEveryNameThatLeadsThere() throws Exception {
        Path real = temp.toRealPath();
        Path state = Files.createDirectory(real.resolve("state"));
        Path key = Files.writeString(real.resolve("key.txt"), "k");
        Path token = Files.writeString(real.resolve("token.txt"), "t");
        Path link = Files.createSymbolicLink(real.resolve("key-link"), key);
        Path folder = Files.createSymbolicLink(real.resolve("folder"), real);

        List<Path> own =
                List.of(
                        OwnFiles.of(
                                new Settings(
                                        List.of(),
                                        List.of(),
                                        state,
                                        AuthMode.LAUNCH,
                                        Optional.empty(),
                                        Optional.empty(),
                                        List.of(),
                                        new Settings.Network(
                                                "127.0.0.1",
                                                0,
                                                Optional.of(new Settings.Tls(key, link)),
                                                false,
                                                Set.of(),
                                                List.of(),
                                                List.of()),
                                        Settings.Limits.DEFAULTS,
                                        new Settings.Kernels(
                                                Optional.empty(),
                                                1,
                                                0,
                                                List.of(
                                                        new Connection(
                                                                "box",
                                                                URI.create("http://127.0.0.1:1"),
                                                                Optional.of(token)))),
                                        Settings.Loops.DEFAULTS,
                                        Optional.empty(),
                                        false,
                                        Optional.of(folder.resolve("ready.json")))));

        assertThat(own).contains(state, key, link, token, real.resolve("ready.json"));
        assertThat(own).anyMatch(path -> path.endsWith(".sightline"));
    }
}
