package dev.sightline.project;

import dev.sightline.disk.Content;
import dev.sightline.disk.Disk;
import dev.sightline.disk.Trouble;
import dev.sightline.files.Refusals;
import dev.sightline.http.Refusal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the programs that the files of a project name, and says by a hash what they would have us
 * run: a project is somebody else's until a person has looked. Nothing here starts anything.
 */
public final class Programs {
    private final Disk disk;
    private final Optional<String> path;

    /**
     * @param path of the environment; what of it is relative would lead into the project
     */
    public Programs(Disk disk, Optional<String> path) {
        this.disk = disk;
        this.path = path;
    }

    /**
     * As a shell finds it, but that what is relative is so to the project.
     *
     * @param word the first of a command
     * @throws Refusal 422 {@code no_command} where there is none, or it leads out of the project
     */
    public Path find(Project project, String word) throws Refusal {
        Refusal none = new Refusal(422, "no_command", "There is no program " + word);
        if (!word.contains("/")) return onPath(word).orElseThrow(() -> none);
        Path program = beneath(project, word).orElseThrow(() -> none);
        if (!word.startsWith("/") && !program.startsWith(project.path())) {
            throw new Refusal(
                    422,
                    "no_command",
                    "`command` leads out of the project: " + word + "; say an absolute path");
        }
        if (!isProgram(program)) throw none;
        return program;
    }

    public Optional<Path> onPath(String name) {
        return onPath(path, name);
    }

    /**
     * A program by its name.
     *
     * @param path of the environment; what of it is relative is passed over
     */
    public static Optional<Path> onPath(Optional<String> path, String name) {
        return Stream.of(path.orElse("").split(":", -1))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, name))
                .filter(Programs::isProgram)
                .findFirst();
    }

    public static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    private static Optional<Path> beneath(Project project, String word) {
        try {
            return Optional.of(project.path().resolve(word).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * Each word that is a file of the project, with its etag: the script, and what it is given.
     *
     * @throws Refusal as for reading it
     */
    public Map<String, String> ownFiles(Project project, List<String> words) throws Refusal {
        Map<String, String> files = new LinkedHashMap<>();
        for (String word : words) {
            Optional<Path> file = beneath(project, word).filter(Files::isRegularFile);
            if (file.isEmpty() || !file.get().startsWith(project.path())) continue;
            try {
                Content content = disk.read(disk.locateFile(file.get().toString()));
                files.put(project.path().relativize(file.get()).toString(), content.etag());
            } catch (Trouble trouble) {
                throw Refusals.of(trouble);
            }
        }
        return files;
    }

    /** Of words in this order; no two lists have the same. */
    public static String hash(List<String> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // With their lengths, no two lists are the same bytes.
            all.writeBytes((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            all.writeBytes(bytes);
        }
        return Content.etagOf(all.toByteArray());
    }

    /**
     * @throws Refusal 422 for words that no program can be given
     */
    public static void refuseZero(Iterable<String> words) throws Refusal {
        for (String word : words) {
            if (word.indexOf('\0') >= 0) {
                throw new Refusal(422, "no_command", "The command has a zero byte in it");
            }
        }
    }
}
