package dev.sightline.ralph.log;

import dev.sightline.disk.Attic;
import dev.sightline.disk.Disk;
import dev.sightline.disk.GrowingFile;
import dev.sightline.disk.Root;
import dev.sightline.disk.Roots;
import dev.sightline.disk.Rules;
import dev.sightline.disk.Trouble;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A log on a real disk, which a test writes. */
final class LogFile implements AutoCloseable {
    final Path path;
    private final Disk disk;

    LogFile(Path temp) throws IOException {
        Path folder = Files.createDirectories(temp.toRealPath().resolve("served"));
        path = folder.resolve("ralph.log");
        List<Root> roots = List.of(Root.of(folder, Root.Kind.TREE));
        Attic attic = new Attic(temp.toRealPath().resolve("attic"), 0);
        disk = new Disk(new Roots(roots), new Rules(roots, List.of()), attic);
    }

    LogFile append(String text) throws IOException {
        return append(text.getBytes(StandardCharsets.UTF_8));
    }

    LogFile append(byte[] bytes) throws IOException {
        Files.write(path, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return this;
    }

    GrowingFile open() throws Trouble {
        return GrowingFile.open(disk, disk.locate(path.toString()));
    }

    @Override
    public void close() {
        disk.close();
    }
}
