package dev.sightline.python;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Our own Python files, taken out of the jar.
 *
 * @param folder that of this version; one of another version has its own beside it
 */
public record Tools(Path folder) {
    private static final String RESOURCES = "/dev/sightline/kernel/";
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /**
     * Takes them out where that has not been done yet, or not been left alone.
     *
     * @param parent folders of versions lie in it; made where it is missing, for its owner alone
     */
    public static Tools in(Path parent) throws IOException {
        Map<String, byte[]> files = files();
        Path folder = parent.resolve("python-" + name(files));
        if (!holds(folder, files)) {
            Files.createDirectories(parent, PRIVATE);
            put(files, folder);
        }
        return new Tools(folder);
    }

    Path supervisor() {
        return folder.resolve("supervisor.py");
    }

    Path worker() {
        return folder.resolve("worker.py");
    }

    /** Whole or not at all: two starts at a time do not see each other's half. */
    private static void put(Map<String, byte[]> files, Path folder) throws IOException {
        Path made = Files.createTempDirectory(folder.getParent(), ".python-", PRIVATE);
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path target = made.resolve(file.getKey());
                Files.createDirectories(target.getParent());
                Files.write(target, file.getValue());
            }
            try {
                Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                if (!Files.isDirectory(folder)) throw e;
                // Another start was faster, or somebody changed them: file by file then.
                mend(made, folder, files);
            }
        } finally {
            remove(made);
        }
    }

    private static void mend(Path made, Path folder, Map<String, byte[]> files) throws IOException {
        for (String name : files.keySet()) {
            Path target = folder.resolve(name);
            Files.createDirectories(target.getParent());
            Files.move(made.resolve(name), target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static boolean holds(Path folder, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path there = folder.resolve(file.getKey());
            if (!Files.isRegularFile(there)
                    || !Arrays.equals(Files.readAllBytes(there), file.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static void remove(Path made) throws IOException {
        if (!Files.exists(made)) return;
        try (Stream<Path> all = Files.walk(made)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }

    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        new String(resource("files.txt"), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> files.put(line, resource(line)));
        return files;
    }

    private static byte[] resource(String name) {
        try (InputStream in = Tools.class.getResourceAsStream(RESOURCES + name)) {
            if (in == null) throw new IllegalStateException("not in the jar: " + RESOURCES + name);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the content: the same files, the same folder. */
    private static String name(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                digest.update(
                        (name + "\0" + content.length + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
