package dev.sightline.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A disk over one real directory, with its attic beside it. */
final class TestDisk implements AutoCloseable {
    final Path folder;
    final Path attic;
    final Disk disk;

    TestDisk(Path temp, String... allow) throws IOException {
        folder = Files.createDirectories(temp.toRealPath().resolve("served"));
        attic = Files.createDirectories(temp.toRealPath().resolve("attic"));
        List<Root> roots = List.of(Root.of(folder, Root.Kind.TREE));
        disk =
                new Disk(
                        new Roots(roots),
                        new Rules(roots, List.of(allow)),
                        new Attic(attic, 1024 * 1024));
    }

    Content read(Path file) throws Trouble {
        return disk.read(disk.locate(file.toString()));
    }

    /** As it is this moment, with a writer at work or not. */
    Content look(Path file) throws Trouble {
        return disk.readHere(disk.locate(file.toString()));
    }

    Saved save(Path file, String content, Condition condition) throws Trouble {
        return disk.save(disk.locate(file.toString()), content, condition);
    }

    Folder list(Path directory, int depth) throws Trouble {
        return disk.list(disk.locate(directory.toString()), depth);
    }

    Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    List<Path> kept() throws IOException {
        try (var files = Files.list(attic)) {
            return files.toList();
        }
    }

    @Override
    public void close() {
        disk.close();
    }
}
