package dev.sightline.hermes;

import dev.sightline.disk.Attic;
import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Part;
import dev.sightline.http.Refusal;
import dev.sightline.watch.Watcher;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A home on the disk, its feature with a real watcher, and what that tells. */
final class Den implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    final Path home;
    final Told told = new Told();
    Hud hud;
    private final Path temp;
    private final Watcher watcher;
    private volatile String lastAnswer = "";

    @SuppressWarnings("NullAway.Init")
    Den(Path temp) throws IOException {
        this.temp = temp.toRealPath();
        home = Files.createDirectory(this.temp.resolve("agent"));
        watcher = Watcher.open();
    }

    /** When it returns, all that is there has been looked at. */
    Den start() throws Refusal {
        hud =
                new Hud(
                        home,
                        new Attic(temp.resolve("attic"), 1024),
                        watcher,
                        told,
                        Clock.systemUTC());
        hud.start();
        var _ = hud.isThere();
        return this;
    }

    Path path(String relative) {
        return home.resolve(relative);
    }

    /** In place. */
    Den write(String relative, String text) throws IOException {
        Files.createDirectories(path(relative).getParent());
        Files.writeString(path(relative), text);
        return this;
    }

    /** As agents do it: beside it, then over it. */
    Den replace(String relative, String text) throws IOException {
        Files.createDirectories(path(relative).getParent());
        Path draft = path(relative).resolveSibling(".draft.tmp");
        Files.writeString(draft, text);
        Files.move(draft, path(relative), StandardCopyOption.ATOMIC_MOVE);
        return this;
    }

    /** A directory with all in it. */
    void delete(String relative) throws IOException {
        try (Stream<Path> all = Files.walk(path(relative))) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(one);
        }
    }

    String ask(Made collector) throws Refusal {
        hud.mustBeThere();
        byte[] json = hud.cache().of(collector, Arguments.NONE).json();
        return new String(json, StandardCharsets.UTF_8);
    }

    /** A client that asks once it is told, and never else. */
    Runnable asking(Made collector) {
        return () -> {
            int heard = 0;
            while (!Thread.currentThread().isInterrupted()) {
                int known = heard;
                try {
                    Awaitility.await()
                            .atMost(PATIENCE)
                            .pollInSameThread()
                            .pollInterval(Duration.ofMillis(1))
                            .until(() -> told.events.size() > known);
                    heard = told.events.size();
                    lastAnswer = ask(collector);
                } catch (Exception end) {
                    return;
                }
            }
        };
    }

    String lastAnswer() {
        return lastAnswer;
    }

    /** How many files of a part are known. */
    int files(Part part) {
        return hud.marks().files(part).size();
    }

    List<String> names() {
        return hud.home().environmentNames();
    }

    @Override
    public void close() {
        if (hud != null) hud.close();
        watcher.close();
    }
}
