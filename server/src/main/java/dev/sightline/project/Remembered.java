package dev.sightline.project;

import dev.sightline.disk.PrivateFiles;
import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What people asked for, over a restart: projects that were added, and found ones to leave out. */
final class Remembered {
    private static final System.Logger LOG = System.getLogger("sightline.project");

    private final Path file;
    private final Set<Path> added = new LinkedHashSet<>();
    private final Set<Path> hidden = new LinkedHashSet<>();

    Remembered(Path file) throws IOException {
        this.file = file;
        try {
            JsonNode all = Json.read(Files.readAllBytes(file));
            read(all.get("added"), added);
            read(all.get("hidden"), hidden);
        } catch (NoSuchFileException first) {
            return;
        } catch (JacksonException broken) {
            // The node serves what the command line names all the same.
            LOG.log(System.Logger.Level.WARNING, "not readable, left as it is: " + file, broken);
        }
    }

    private static void read(@Nullable JsonNode paths, Set<Path> into) {
        if (paths == null) return;
        for (JsonNode path : paths) into.add(Path.of(path.asString()));
    }

    List<Path> added() {
        return List.copyOf(added);
    }

    boolean isAdded(Path path) {
        return added.contains(path);
    }

    boolean isHidden(Path path) {
        return hidden.contains(path);
    }

    /** Written before it comes true, so that no kill takes back what was answered. */
    void show(Path path, boolean add) throws IOException {
        hidden.remove(path);
        if (add) added.add(path);
        save();
    }

    /**
     * @param hide whether it would be found again
     */
    void remove(Path path, boolean hide) throws IOException {
        added.remove(path);
        if (hide) hidden.add(path);
        save();
    }

    private void save() throws IOException {
        PrivateFiles.write(
                file, Json.bytes(Map.of("added", texts(added), "hidden", texts(hidden))));
    }

    private static List<String> texts(Set<Path> paths) {
        return paths.stream().map(Path::toString).toList();
    }
}
