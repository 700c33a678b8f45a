package dev.sightline.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A hand that changes a project's files until it is told to stop. */
final class Hand implements Runnable {
    private static final int MOST_FILES = 120;

    /** With all that a path may hold and JSON must escape. */
    private static final List<String> NAMES =
            List.of(
                    "a.py",
                    "b",
                    "é ü.txt",
                    "\"quoted\"",
                    "two\nlines",
                    "back\\slash",
                    "c,d",
                    "%41");

    private final Path root;
    private final Path elsewhere;
    private final Random random;
    private final long paceNanos;
    private volatile boolean stopped;
    private final AtomicInteger steps = new AtomicInteger();
    private int serial;

    /**
     * @param elsewhere not served, on the same disk
     * @param paceNanos between two steps, on average
     */
    Hand(Path root, Path elsewhere, long seed, long paceNanos) {
        this.root = root;
        this.elsewhere = elsewhere;
        this.random = new Random(seed);
        this.paceNanos = paceNanos;
    }

    void stop() {
        stopped = true;
    }

    int steps() {
        return steps.get();
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                step();
            } catch (FileSystemException e) {
                // not possible in this tree: a directory into itself, onto a file
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            steps.incrementAndGet();
            LockSupport.parkNanos(random.nextLong(2 * paceNanos));
        }
    }

    private void step() throws IOException {
        if (count() > MOST_FILES) {
            delete(directory());
            return;
        }
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> write(fresh());
            case 3, 4, 5 -> write(file());
            case 6, 7 -> replace(file());
            case 8, 9 -> Files.move(file(), fresh());
            case 10 -> delete(file());
            case 11 -> append(file());
            case 12 -> grow(fresh());
            case 13 -> Files.move(directory(), fresh());
            case 14 -> leaveOrArrive();
            default -> burst();
        }
    }

    private void write(Path path) throws IOException {
        Files.write(path, new byte[random.nextInt(2_000)]);
    }

    private void append(Path path) throws IOException {
        Files.write(path, new byte[1 + random.nextInt(10)], StandardOpenOption.APPEND);
    }

    private void replace(Path path) throws IOException {
        Path temporary = path.resolveSibling(".tmp" + serial++);
        write(temporary);
        Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
    }

    private void grow(Path directory) throws IOException {
        Path deep = Files.createDirectories(directory.resolve("x").resolve("y"));
        write(deep.resolve("z"));
        write(directory.resolve("w"));
    }

    private void burst() throws IOException {
        Path directory = directory();
        for (int i = 0; i < 12; i++) write(directory.resolve("burst" + i));
    }

    private void leaveOrArrive() throws IOException {
        Path outside = elsewhere.resolve("o" + serial++);
        Files.move(directory(), outside);
        if (random.nextBoolean()) Files.move(outside, fresh());
    }

    private void delete(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> children = Files.list(path)) {
                for (Path child : children.toList()) delete(child);
            }
            if (path.equals(root)) return;
        }
        Files.delete(path);
    }

    private long count() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    private Path file() throws IOException {
        return any(Files::isRegularFile);
    }

    private Path directory() throws IOException {
        return any(path -> Files.isDirectory(path) && !path.equals(root));
    }

    private Path any(Predicate<Path> wanted) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            List<Path> paths = all.filter(wanted).sorted().toList();
            if (paths.isEmpty()) throw new FileSystemException("there is none yet");
            return paths.get(random.nextInt(paths.size()));
        }
    }

    private Path fresh() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            List<Path> paths = all.filter(Files::isDirectory).sorted().toList();
            Path parent = paths.get(random.nextInt(paths.size()));
            // Not too deep: what is beneath grows with every move.
            if (root.relativize(parent).getNameCount() > 4) parent = root;
            return parent.resolve(NAMES.get(random.nextInt(NAMES.size())) + random.nextInt(5));
        }
    }
}
