package dev.sightline.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real repository, made by the real git. */
final class Repository {
    final Path folder;

    Repository(Path folder) throws Exception {
        this.folder = Files.createDirectories(folder).toRealPath();
        git("init", "--quiet", "--initial-branch=main");
    }

    /** Writes a file and commits it; its hash. */
    String commit(String message, String name, String content) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        git("add", "--all");
        git("commit", "--quiet", "--message", message);
        return git("rev-parse", "HEAD").strip();
    }

    /** With nothing of this machine's configuration. */
    String git(String... words) throws IOException, InterruptedException {
        List<String> argv = new ArrayList<>(List.of("git"));
        argv.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(argv).directory(folder.toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "GIT_CONFIG_GLOBAL", "/dev/null",
                                "GIT_AUTHOR_NAME", "Ann Öz",
                                "GIT_AUTHOR_EMAIL", "ann@example.org",
                                "GIT_AUTHOR_DATE", "2026-02-08T01:11:47+01:00",
                                "GIT_COMMITTER_NAME", "Ann Öz",
                                "GIT_COMMITTER_EMAIL", "ann@example.org"));
        Process process = builder.redirectErrorStream(true).start();
        String said =
                new String(
                        process.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
