package dev.sightline.bench.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes checkpoints as BuildRunner does: a file beside, then a rename.
 *
 * @param folder of the checkpoints
 * @param bytes that each has at least
 */
record CheckpointFolder(Path folder, int bytes) {

    /** Bytes of a large one. */
    static final int LARGE = 1_000_000;

    /** Of a small one; a large one has as many as it takes. */
    private static final int COMPONENTS = 8;

    /** Only the newest few stay, as in a folder that somebody tidies. */
    private static final int KEPT = 20;

    /**
     * @param number stands in the checkpoint as {@code #} and six digits
     * @return {@link System#nanoTime} right before it is put in place
     */
    long write(int number) throws IOException {
        Path draft = folder.resolve("draft.tmp");
        Files.write(draft, content(number, bytes).getBytes(UTF_8));
        Files.deleteIfExists(folder.resolve(name(number - KEPT)));
        long stamp = System.nanoTime();
        Files.move(draft, folder.resolve(name(number)), StandardCopyOption.ATOMIC_MOVE);
        return stamp;
    }

    static String name(int number) {
        return "checkpoint_20261127_%06d_000000.json".formatted(number);
    }

    /** One as {@link #write} writes it. */
    static String content(int number, int bytes) {
        StringBuilder json = new StringBuilder("{\"id\":\"cp\",\"phase\":\"bench\",");
        json.append("\"tasks_completed\":[\"one\"],\"files_created\":[],\"components\":[");
        for (int i = 0; i < COMPONENTS || json.length() < bytes; i++) {
            if (i > 0) json.append(',');
            json.append("{\"id\":\"part").append(i).append("\",\"name\":\"Part ").append(i);
            json.append("\",\"type\":\"backend\",\"status\":\"in_progress\",\"progress\":");
            json.append(i == 0 ? number % 100 : 50).append(",\"dependencies\":[]}");
        }
        return json.append("],\"metadata\":{\"name\":\"#%06d\"}}".formatted(number)).toString();
    }
}
