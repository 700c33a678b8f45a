package dev.sightline.hermes.home;

import dev.sightline.disk.Content;
import dev.sightline.disk.Disk;
import dev.sightline.disk.GrowingFile;
import dev.sightline.disk.Place;
import dev.sightline.disk.Trouble;
import dev.sightline.http.Refusal;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * An agent's home, to be read: whole files, never through a link that leads out, and nothing that
 * is secret. All that calls the disk needs a platform thread.
 */
public final class Home {
    private static final System.Logger LOG = System.getLogger("sightline.hermes");
    private static final String ENVIRONMENT = ".env";
    private static final String CREDENTIALS = "auth.json";
    private static final String OAUTH = ".anthropic_oauth.json";
    private static final String CONFIG = "config.yaml";
    private static final List<String> SECRET = List.of(ENVIRONMENT, CREDENTIALS, OAUTH);

    /** Secrets that are remembered; of more the oldest go. */
    private static final int MOST_SECRETS = 5_000;

    /** A file is looked at again for so long, while somebody writes it. */
    private static final int LOOKS = 10;

    private static final long LOOK_NANOS = 10_000_000;

    /** What was learned of the files that hold secrets. */
    private record Known(
            List<String> names, Map<String, @Nullable Object> credentials, Redactor redactor) {
        static final Known NOTHING = new Known(List.of(), Map.of(), new Redactor(Set.of()));
    }

    private final Disk disk;
    private final Place place;
    private final Marks marks;
    private final Clock clock;
    private volatile Known known = Known.NOTHING;

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

    /** The same, without what is secret in what it says. */
    public Unreadable redact(Unreadable why) {
        Redactor redactor = redactor();
        return new Unreadable(
                redactor.redact(why.path()), why.code(), redactor.redact(why.detail()));
    }

    /** The files of a part as the watcher saw them last, by path relative to the home. */
    public NavigableMap<String, FileStamp> files(Part part) {
        return marks.files(part);
    }

    /** The same, each with a number that tells whether it is still the same. */
    NavigableMap<String, Marks.Version> versions(Part part) {
        return marks.versions(part);
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

    private Optional<Content> content(String relative) throws Unreadable {
        for (int looks = 1; ; looks++) {
            try {
                Content content = disk.readHere(place(relative));
                if (!content.beingWritten() || looks == LOOKS) return Optional.of(content);
            } catch (Trouble trouble) {
                if (trouble.kind() == Trouble.Kind.NOT_FOUND) return Optional.empty();
                boolean isPassing = trouble.kind() == Trouble.Kind.UNSTABLE && looks < LOOKS;
                if (!isPassing) throw Unreadable.of(relative, trouble);
            }
            // The watcher tells when the writer closes it: who waits longer learns no more.
            LockSupport.parkNanos(LOOK_NANOS);
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

    /** What is made of {@code state.db} as it is at one moment; empty where there is none. */
    public <T> Optional<T> fromStateDb(StateDb.Reading<T> reading) throws Refusal, Unreadable {
        return fromStateDb("state.db", reading);
    }

    /** The same of a profile: {@code profiles/<name>/state.db}. */
    public <T> Optional<T> fromStateDb(String relative, StateDb.Reading<T> reading)
            throws Refusal, Unreadable {
        return StateDb.read(path(), relative, reading);
    }

    /** Names in {@code .env} that have a value, in order; never a value. */
    public List<String> environmentNames() {
        return known.names();
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

    /**
     * {@code auth.json} with null for each text and number but those that say when, how and where:
     * {@code {"providers": {"openai": {"access_token": null, "expires_at": 1790000000}}}}. What is
     * empty is left out.
     */
    public Map<String, @Nullable Object> credentialNames() {
        return known.credentials();
    }

    /** Takes out of an answer what is secret. */
    public Redactor redactor() {
        return known.redactor();
    }

    /** The same, with the profiles that the watcher saw last. */
    public boolean learnSecrets() {
        return learnSecrets(files(Part.PROFILES).keySet());
    }

    /**
     * Reads anew what is secret. What was secret once stays it, for transcripts keep it; where a
     * file cannot be read now, its names stay as they were known.
     *
     * @param more files of profiles, relative to the home
     * @return whether another redactor is needed from here on
     */
    public boolean learnSecrets(Collection<String> more) {
        Secrets now = new Secrets();
        boolean isEnvironment = learn(ENVIRONMENT, text -> now.readEnvironment(text, true));
        boolean isCredentials = learn(CREDENTIALS, text -> now.readCredentials(text, true));
        learn(OAUTH, text -> now.readCredentials(text, false));
        learn(CONFIG, now::readConfiguration);
        for (String file : more) {
            switch (String.valueOf(Path.of(file).getFileName())) {
                case ENVIRONMENT -> learn(file, text -> now.readEnvironment(text, false));
                case CREDENTIALS, OAUTH -> learn(file, text -> now.readCredentials(text, false));
                case CONFIG -> learn(file, now::readConfiguration);
                default -> {}
            }
        }
        Known before = known;
        Redactor redactor = before.redactor().and(now.values(), MOST_SECRETS);
        known =
                new Known(
                        isEnvironment ? now.names() : before.names(),
                        isCredentials ? now.credentials() : before.credentials(),
                        redactor);
        return !before.redactor().isLike(redactor);
    }

    /** False where it is there and cannot be read now. */
    private boolean learn(String file, Consumer<String> reader) {
        try {
            read(file).ifPresent(reader);
            return true;
        } catch (Unreadable later) {
            LOG.log(System.Logger.Level.WARNING, "not read: " + redact(later).detail());
            return false;
        }
    }
}
