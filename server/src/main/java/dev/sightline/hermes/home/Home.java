package dev.sightline.hermes.home;

import dev.sightline.disk.Content;
import dev.sightline.disk.Disk;
import dev.sightline.disk.GrowingFile;
import dev.sightline.disk.Place;
import dev.sightline.disk.Trouble;
import dev.sightline.json.Json;
import dev.sightline.project.FileStamp;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * An agent's home, to be read: whole files, never through a link that leads out, and nothing that
 * is secret. All that calls the disk needs a platform thread.
 */
public final class Home {
    private static final String ENVIRONMENT = ".env";
    private static final String CREDENTIALS = "auth.json";
    private static final String CONFIG = "config.yaml";
    private static final List<String> SECRET = List.of(ENVIRONMENT, CREDENTIALS);

    private final Disk disk;
    private final Place place;
    private final Marks marks;
    private final Clock clock;
    private volatile Secrets secrets = Secrets.NONE;

    /**
     * @param disk with the home as its only root
     * @param place of the home itself
     */
    public Home(Disk disk, Place place, Marks marks, Clock clock) {
        this.disk = disk;
        this.place = place;
        this.marks = marks;
        this.clock = clock;
    }

    /** Absolute. */
    public Path path() {
        return place.path();
    }

    public Clock clock() {
        return clock;
    }

    /** Where a file of it lies. */
    public Place place(String relative) {
        return new Place(place.root(), Path.of(relative));
    }

    /** The files of a part as the watcher saw them last, by path relative to the home. */
    public NavigableMap<String, FileStamp> files(Part part) {
        return marks.files(part);
    }

    /**
     * A text file, whole; empty where there is none.
     *
     * @param relative not one that holds secrets
     */
    public Optional<String> text(String relative) throws Unreadable {
        return file(relative).map(TextFile::text);
    }

    /** The same with its etag. */
    public Optional<TextFile> file(String relative) throws Unreadable {
        String name = String.valueOf(Path.of(relative).getFileName());
        if (SECRET.contains(name)) {
            throw new IllegalArgumentException("nobody reads " + relative);
        }
        return content(relative)
                .map(content -> new TextFile(content.text().content(), content.etag()));
    }

    private Optional<String> read(String relative) throws Unreadable {
        return content(relative).map(content -> content.text().content());
    }

    /** The same with its etag and time. */
    private Optional<Content> content(String relative) throws Unreadable {
        try {
            return Optional.of(disk.readHere(place(relative)));
        } catch (Trouble trouble) {
            if (trouble.kind() == Trouble.Kind.NOT_FOUND) return Optional.empty();
            throw Unreadable.of(relative, trouble);
        }
    }

    /** A JSON file; empty where there is none. */
    public Optional<JsonNode> json(String relative) throws Unreadable {
        Optional<String> text = text(relative);
        if (text.isEmpty()) return Optional.empty();
        try {
            return Optional.of(Json.read(text.get().getBytes(StandardCharsets.UTF_8)));
        } catch (JacksonException broken) {
            @Nullable TokenStreamLocation at = broken.getLocation();
            throw new Unreadable(
                    relative,
                    "bad_json",
                    at == null
                            ? relative + " is no JSON that can be read"
                            : "%s is no JSON at line %d, column %d"
                                    .formatted(relative, at.getLineNr(), at.getColumnNr()));
        }
    }

    /** A YAML file with a mapping; empty where there is none. */
    public Map<String, @Nullable Object> yaml(String relative) throws Unreadable {
        Optional<String> text = text(relative);
        try {
            return text.isEmpty() ? Map.of() : Yaml.map(text.get());
        } catch (Yaml.Broken broken) {
            throw new Unreadable(
                    relative, "bad_yaml", relative + " is no YAML: " + broken.getMessage());
        }
    }

    /** {@code config.yaml}; nothing where it is missing or broken, for who can do without. */
    public Map<String, @Nullable Object> config() {
        try {
            return yaml(CONFIG);
        } catch (Unreadable unreadable) {
            return Map.of();
        }
    }

    /**
     * The end of a file that grows.
     *
     * @param bytes at most; the line that they begin in the midst of is left out
     * @return without invalid UTF-8; empty where there is no such file
     */
    public Optional<String> end(String relative, int bytes) throws Unreadable {
        try (GrowingFile file = GrowingFile.open(disk, place(relative))) {
            long size = file.size();
            long from = Math.max(0, size - bytes);
            ByteBuffer buffer = ByteBuffer.allocate((int) (size - from));
            while (buffer.hasRemaining()) {
                if (file.read(from + buffer.position(), buffer) <= 0) break;
            }
            String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
            return Optional.of(from == 0 ? text : text.substring(text.indexOf('\n') + 1));
        } catch (Trouble trouble) {
            if (trouble.kind() == Trouble.Kind.NOT_FOUND) return Optional.empty();
            throw Unreadable.of(relative, trouble);
        }
    }

    /** {@code state.db}; empty where there is none. To be closed. */
    public Optional<StateDb> stateDb() throws Unreadable {
        return stateDb("state.db");
    }

    /** That of a profile: {@code profiles/<name>/state.db}. To be closed. */
    public Optional<StateDb> stateDb(String relative) throws Unreadable {
        return StateDb.open(path(), relative);
    }

    /** Names in {@code .env} that have a value, in order; never a value. */
    public List<String> environmentNames() {
        return secrets.names();
    }

    /**
     * The same of a profile, as its {@code .env} is now.
     *
     * @param name of the profile
     */
    public List<String> environmentNamesOf(String name) {
        try {
            return read("profiles/" + name + "/" + ENVIRONMENT)
                    .map(EnvironmentNames::of)
                    .orElse(List.of());
        } catch (Unreadable unreadable) {
            return List.of();
        }
    }

    /** {@code auth.json} without its values: what says when and how stays, all else is null. */
    public Map<String, @Nullable Object> credentialNames() {
        return secrets.credentials();
    }

    /** Takes out of an answer what is secret. */
    public Redactor redactor() {
        return secrets.redactor();
    }

    /**
     * Reads anew what is secret. Where a file cannot be read now, what was known stays.
     *
     * @return whether another redactor is needed from here on
     */
    public boolean learnSecrets() {
        Redactor before = secrets.redactor();
        try {
            Secrets now = Secrets.of(read(ENVIRONMENT), read(CREDENTIALS), config());
            for (String file : files(Part.PROFILES).keySet()) {
                if (file.endsWith("/" + ENVIRONMENT)) {
                    now = now.hiding(Secrets.of(read(file), Optional.empty(), Map.of()));
                } else if (file.endsWith("/" + CREDENTIALS)) {
                    now = now.hiding(Secrets.of(Optional.empty(), read(file), Map.of()));
                } else if (file.endsWith("/" + CONFIG)) {
                    now = now.hiding(Secrets.of(Optional.empty(), Optional.empty(), yaml(file)));
                }
            }
            secrets = now;
        } catch (Unreadable later) {
            System.getLogger("sightline.hermes")
                    .log(System.Logger.Level.WARNING, "not read: " + later.path());
        }
        return !before.isLike(secrets.redactor());
    }
}
