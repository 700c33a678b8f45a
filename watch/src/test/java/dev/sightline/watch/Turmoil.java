package dev.sightline.watch;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Random changes of a tree, the same for the same seed as long as their pace does not matter. */
final class Turmoil {

    private final Path root;
    private final Path elsewhere;
    private final Random random;
    private int serial;

    Turmoil(Path root, Path elsewhere, long seed) {
        this.root = root;
        this.elsewhere = elsewhere;
        this.random = new Random(seed);
    }

    void run(int steps) throws IOException {
        for (int i = 0; i < steps; i++) {
            try {
                step();
            } catch (FileSystemException e) {
                // not possible in this tree: a directory into itself, onto a file, onto a full one
            }
            if (random.nextInt(20) == 0) {
                LockSupport.parkNanos(random.nextInt(150_000_000));
            }
        }
    }

    private void step() throws IOException {
        Path there = any();
        Path here = fresh();
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> Files.write(here, new byte[random.nextInt(1000)]);
            case 3 -> write(there);
            case 4 -> Files.createDirectories(here.resolve("x").resolve("y"));
            case 5 -> Files.createDirectory(here);
            case 6 -> Files.createSymbolicLink(here, Path.of("."));
            case 7 -> Files.move(there, here);
            case 8 -> onto(there, any());
            case 9 -> delete(there);
            case 10 -> replace(there);
            default -> leaveAndReturn(there, here);
        }
    }

    private void onto(Path path, Path target) throws IOException {
        if (!target.equals(root)) {
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void write(Path path) throws IOException {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.write(path, new byte[random.nextInt(1000)]);
        }
    }

    private void replace(Path path) throws IOException {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            Path temporary = path.resolveSibling(".tmp" + serial++);
            Files.write(temporary, new byte[random.nextInt(1000)]);
            Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
        } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && !path.equals(root)) {
            delete(path);
            Files.createDirectory(path);
            Files.write(path.resolve("again"), new byte[random.nextInt(1000)]);
        }
    }

    private void leaveAndReturn(Path path, Path back) throws IOException {
        if (!path.equals(root)) {
            Path outside = elsewhere.resolve("o" + serial++);
            Files.move(path, outside);
            Files.move(outside, random.nextBoolean() ? back : path);
        }
    }

    private void delete(Path path) throws IOException {
        if (path.equals(root)) {
            return;
        }
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> children = Files.list(path)) {
                for (Path child : children.toList()) {
                    delete(child);
                }
            }
        }
        Files.delete(path);
    }

    private Path any() throws IOException {
        return any(path -> true);
    }

    private Path any(Predicate<Path> wanted) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            List<Path> paths = all.filter(wanted).sorted().toList();
            return paths.get(random.nextInt(paths.size()));
        }
    }

    /** A name in some directory; often one that was used before. */
    private Path fresh() throws IOException {
        Path dir = any(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS));
        return dir.resolve("n" + random.nextInt(8));
    }
}
