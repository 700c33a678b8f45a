package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.TestNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A served folder {@code data}, and beside it what must never be served: {@code data-secret}, whose
 * name begins with the same letters, with a canary in it.
 */
final class Premises {
    /** Whoever sees this has read the secret. */
    static final String CANARY = "canary4f9d17e2";

    static final String HELLO = "print('hello')\n";

    final Path data;
    final Path outside;
    final Path secret;
    final Path hello;

    /** An agent's home, with a secret of its own. */
    final Path agent;

    private final Path state;
    private final Path temp;
    private final Map<Path, String> before;

    Premises(Path temp) throws IOException {
        this.temp = temp.toRealPath();
        data = Files.createDirectory(this.temp.resolve("data"));
        outside = Files.createDirectory(this.temp.resolve("data-secret"));
        state = this.temp.resolve("state");
        hello = write("hello.py", HELLO);
        secret = Files.writeString(outside.resolve("secret.py"), "# " + CANARY + "\n");
        agent = Files.createDirectory(this.temp.resolve("agent"));
        Files.createDirectory(agent.resolve("memories"));
        Files.writeString(agent.resolve("memories/MEMORY.md"), "likes tea\n");
        Files.writeString(agent.resolve(".env"), "TEA_KEY=" + CANARY + "\n");
        before = outsideNow();
    }

    /** A node on the served folder, which looks into the agent's home. */
    TestNode.Plan node() {
        return node(data);
    }

    /** A node on other paths, with the same state. */
    TestNode.Plan node(Path... paths) {
        return TestNode.serving(state, paths).withHermes(agent);
    }

    /** A file in the served folder. */
    Path write(String name, String content) throws IOException {
        Path file = data.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    Path link(String name, Path target) throws IOException {
        return Files.createSymbolicLink(data.resolve(name), target);
    }

    /** Nothing outside was written, made or removed. */
    void assertOutsideUntouched() throws IOException {
        assertThat(outsideNow()).isEqualTo(before);
    }

    private Map<Path, String> outsideNow() throws IOException {
        Map<Path, String> all = new TreeMap<>();
        try (Stream<Path> children = Files.list(temp)) {
            for (Path child : children.toList()) {
                if (!child.equals(data) && !child.equals(state)) all.putAll(contents(child));
            }
        }
        return all;
    }

    /** Every entry below, with the text of the files. */
    static Map<Path, String> contents(Path top) throws IOException {
        Map<Path, String> all = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(top)) {
            for (Path path : paths.toList()) {
                boolean file = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
                all.put(path, file ? Files.readString(path, StandardCharsets.ISO_8859_1) : "");
            }
        }
        return all;
    }
}
