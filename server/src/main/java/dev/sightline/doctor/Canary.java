package dev.sightline.doctor;

import dev.sightline.disk.PrivateFiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file that no node may show: who finds its word, or the name of the file beside it, in an answer
 * has read outside.
 *
 * @param word its content, which no request contains
 * @param neighbour the name of a file beside it, which no request contains either
 */
record Canary(Path folder, Path file, String word, String neighbour) implements AutoCloseable {
    private static final String PREFIX = "sightline-doctor";

    /**
     * @param roots that are served: the canary lies outside of them, or where that cannot be, in
     *     the state directory, which is never served
     */
    static Canary outside(List<Path> roots, Path state) throws IOException {
        Path folder = Files.createTempDirectory(PREFIX).toRealPath();
        if (roots.stream().anyMatch(folder::startsWith)) {
            Files.delete(folder);
            folder = Files.createTempDirectory(state, PREFIX).toRealPath();
        }
        return in(folder);
    }

    static Canary in(Path folder) throws IOException {
        String word = "canary-" + random();
        String neighbour = "neighbour-" + random();
        Path file = folder.resolve("canary.txt");
        PrivateFiles.write(file, word.getBytes(StandardCharsets.US_ASCII));
        PrivateFiles.write(folder.resolve(neighbour), new byte[0]);
        return new Canary(folder, file, word, neighbour);
    }

    boolean isIn(Answer answer) {
        return answer.body().contains(word) || answer.body().contains(neighbour);
    }

    private static String random() {
        byte[] bits = new byte[12];
        new SecureRandom().nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
