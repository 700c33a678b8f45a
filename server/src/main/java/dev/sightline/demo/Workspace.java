package dev.sightline.demo;

import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A temporary directory with one project in it, and all that the demo's node keeps. */
public final class Workspace {
    /** Where each of our resources goes, relative to the project. */
    private static final Map<String, String> FILES = new LinkedHashMap<>();

    static {
        FILES.put("IMPLEMENTATION_PLAN.md", "IMPLEMENTATION_PLAN.md");
        FILES.put("AGENTS.md", "AGENTS.md");
        FILES.put("PROMPT.md", "PROMPT.md");
        FILES.put("specs/shelf.md", "specs/shelf.md");
        FILES.put("specs/cart.md", "specs/cart.md");
        FILES.put("specs/checkout.md", "specs/checkout.md");
        FILES.put("gitignore", ".gitignore");
        FILES.put("tests.sh", "tests/run.sh");
        FILES.put("ralph.sh", "ralph.sh");
        FILES.put("agent.sh", ".ralph/agent.sh");
        FILES.put("work.sh", ".ralph/work.sh");
    }

    /** What is written while it is being removed is removed by the next go. */
    private static final int GOES = 5;

    private final Path folder;

    private Workspace(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes one.
     *
     * @param fast the loop waits for nothing but an answer
     * @param node the process without which the loop ends
     */
    public static Workspace make(boolean fast, long node) throws IOException {
        // Not readable by others: createTempDirectory makes it so.
        Workspace workspace =
                new Workspace(Files.createTempDirectory("sightline-demo-").toRealPath());
        try {
            workspace.fill(fast, node);
        } catch (IOException e) {
            workspace.remove();
            throw e;
        }
        return workspace;
    }

    private void fill(boolean fast, long node) throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Path target = project().resolve(file.getValue());
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.write(target, resource(file.getKey()));
        }
        List<String> command = new ArrayList<>(List.of("sh", "ralph.sh"));
        if (fast) command.add("--fast");
        command.addAll(List.of("--node", Long.toString(node)));
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("cli", "demo-agent");
        config.put("flags", "");
        config.put("max_iterations", 20);
        config.put("test_command", "sh tests/run.sh");
        config.put("model_pricing", Map.of("demo-agent", 0.006));
        config.put("command", command);
        Files.write(project().resolve(".ralph/config.json"), Json.bytes(config));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Workspace.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    /** Beneath which the project is found. */
    public Path projects() {
        return folder.resolve("work");
    }

    public Path project() {
        return projects().resolve("demo-shop");
    }

    /** For the node. */
    public Path state() {
        return folder.resolve("state");
    }

    /** The process that the loop says it is; empty where it says none. */
    public Optional<ProcessHandle> loop() {
        try {
            String text = Files.readString(project().resolve(".ralph/ralph.pid"));
            return ProcessHandle.of(Long.parseLong(text.strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Removes all of it. */
    public void remove() throws IOException {
        for (int go = 1; Files.exists(folder); go++) {
            try {
                Files.walkFileTree(folder, new Removal());
            } catch (IOException e) {
                if (go == GOES) throw e;
            }
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
                throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
