package dev.sightline.build.project;

import dev.sightline.build.project.ProjectInitError.Kind;
import dev.sightline.disk.FolderLock;
import dev.sightline.disk.Site;
import dev.sightline.disk.Trouble;
import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names of BuildRunner's projects, {@code ~/.buildrunner/aliases.json}: {@code {alias: absolute
 * path}}, shared with BuildRunner itself. It is replaced whole, one writer of ours at a time;
 * others take no lock, so what they write between our look and our rename is seen and read again.
 *
 * <p>A file that is no JSON object reads as empty; before it is replaced its bytes are kept beside
 * it, as {@code aliases.json.corrupt-<time>}.
 */
public final class Aliases {
    /** What came of a registration, to be taken back. */
    @SuppressWarnings("ArrayRecordComponent") // compared by hand
    record Registered(
            String alias, String path, Optional<String> before, byte @Nullable [] was, byte[] is) {}

    private static final Pattern ALIAS = Pattern.compile("[a-zA-Z0-9-_]{1,50}");
    private static final System.Logger LOG = System.getLogger("sightline.build");
    private static final String FILE = "aliases.json";
    private static final byte[] NOTHING = {};
    private static final int LIMIT = 1024 * 1024;
    private static final int TRIES = 20;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Clock clock;

    /**
     * @param folder {@code ~/.buildrunner}; it is made when the first alias is registered
     */
    public Aliases(Path folder, Clock clock) {
        this.folder = folder.toAbsolutePath();
        this.clock = clock;
    }

    /** Letters, digits, dash, underscore; 1 to 50 of them. */
    public static boolean isAlias(String text) {
        return ALIAS.matcher(text).matches();
    }

    /**
     * @throws ProjectInitError BAD_ALIAS
     */
    static void check(String alias) throws ProjectInitError {
        if (isAlias(alias)) return;
        String rule = alias.length() > 50 ? " It may have 50 characters." : "";
        throw new ProjectInitError(
                Kind.BAD_ALIAS,
                "Invalid alias name: %s. Use alphanumeric, dash, or underscore.%s"
                        .formatted(alias, rule));
    }

    /** All that there are; none where the file is missing, corrupt or cannot be read. */
    public Map<String, Path> all() {
        Map<String, Path> all = new LinkedHashMap<>();
        try {
            byte @Nullable [] bytes = read(folder.resolve(FILE));
            if (bytes != null) addAll(parse(bytes), all);
        } catch (IOException | ProjectInitError e) {
            LOG.log(Level.WARNING, "cannot read " + folder.resolve(FILE), e);
        }
        return all;
    }

    private static void addAll(ObjectNode from, Map<String, Path> all) {
        for (Map.Entry<String, JsonNode> one : from.properties()) {
            if (!one.getValue().isString()) continue;
            try {
                all.put(one.getKey(), Path.of(one.getValue().asString()));
            } catch (InvalidPathException e) {
                LOG.log(Level.WARNING, "the alias {0} has no path", one.getKey());
            }
        }
    }

    /** Where the project of this name is said to lie. */
    public Optional<Path> path(String alias) {
        return Optional.ofNullable(all().get(alias));
    }

    /**
     * Names a project; a name that was another's becomes this one's.
     *
     * @param path an existing directory
     * @param notes of what else is made on the way
     * @return empty where it is so already
     */
    Optional<Registered> register(String alias, Path path, Site.Notes notes)
            throws ProjectInitError, Trouble, IOException {
        check(alias);
        if (!Files.isDirectory(path)) {
            throw new ProjectInitError(Kind.BAD_PATH, "Not an existing directory: " + path);
        }
        makeFolder(notes);
        Path file = realFile();
        Path home = Objects.requireNonNull(file.getParent());
        try (FolderLock _ = FolderLock.of(home);
                Site site = Site.open(home, notes)) {
            for (int tries = 0; tries < TRIES; tries++) {
                byte @Nullable [] was = read(file);
                ObjectNode now = parse(was == null ? NOTHING : was);
                Optional<String> before =
                        Optional.ofNullable(now.get(alias))
                                .filter(JsonNode::isString)
                                .map(JsonNode::asString);
                if (before.equals(Optional.of(path.toString()))) return Optional.empty();
                now.put(alias, path.toString());
                byte[] is = Json.indented(now);
                if (was != null && isCorrupt(was)) keepCorrupt(site, was);
                Registered registered = new Registered(alias, path.toString(), before, was, is);
                try {
                    if (write(site, file, was, is)) return Optional.of(registered);
                } catch (Trouble | IOException e) {
                    // It may have its name already, but not for certain after a power cut.
                    takeBack(registered, site, file);
                    throw e;
                }
            }
        }
        throw new ProjectInitError(
                Kind.IN_THE_WAY, "Somebody keeps writing " + file + "; try again");
    }

    /** Puts back what was there, and leaves alone what others have written since. */
    void takeBack(Registered registered, Site.Notes notes)
            throws ProjectInitError, Trouble, IOException {
        Path file = realFile();
        Path home = Objects.requireNonNull(file.getParent());
        try (FolderLock _ = FolderLock.of(home);
                Site site = Site.open(home, notes)) {
            takeBack(registered, site, file);
        }
    }

    private static void takeBack(Registered registered, Site site, Path file)
            throws ProjectInitError, Trouble, IOException {
        for (int tries = 0; tries < TRIES; tries++) {
            byte @Nullable [] now = read(file);
            if (now == null || isCorrupt(now)) return;
            byte @Nullable [] was = registered.was();
            boolean ours = Arrays.equals(now, registered.is());
            if (ours && was == null) {
                Files.delete(file);
                return;
            }
            byte[] then = ours && was != null ? was : without(registered, now);
            if (Arrays.equals(then, now) || write(site, file, now, then)) return;
        }
    }

    private static byte[] without(Registered registered, byte[] now) {
        ObjectNode all = parse(now);
        JsonNode value = all.path(registered.alias());
        if (!value.isString() || !value.asString().equals(registered.path())) return now;
        if (registered.before().isPresent()) {
            all.put(registered.alias(), registered.before().get());
        } else {
            all.remove(registered.alias());
        }
        return Json.indented(all);
    }

    private static boolean write(Site site, Path file, byte @Nullable [] was, byte[] is)
            throws Trouble, IOException {
        String name = String.valueOf(file.getFileName());
        return was == null
                ? site.makeFile(Path.of(name), is, 0666)
                : site.replaceFile(name, was, is);
    }

    private void keepCorrupt(Site site, byte[] bytes) throws Trouble, IOException {
        String name = FILE + ".corrupt-" + STAMP.format(clock.instant());
        for (int n = 1; !site.makeFile(Path.of(n == 1 ? name : name + "-" + n), bytes, 0600); n++) {
            // That name is taken; the next.
        }
        LOG.log(Level.WARNING, "{0} was no JSON object; it is kept as {1}", FILE, name);
    }

    private void makeFolder(Site.Notes notes) throws Trouble, IOException {
        if (Files.isDirectory(folder)) return;
        Path above = Objects.requireNonNull(folder.getParent()).toRealPath();
        try (Site site = Site.open(above, notes)) {
            site.makeDirectory(folder.getFileName());
        }
    }

    /** Where it really lies: people keep such files elsewhere and link to them. */
    private Path realFile() throws IOException, ProjectInitError {
        Path file = folder.toRealPath().resolve(FILE);
        if (Files.exists(file)) return file.toRealPath();
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new ProjectInitError(Kind.IN_THE_WAY, file + " is a link that leads nowhere");
        }
        return file;
    }

    /** Null where there is none. */
    private static byte @Nullable [] read(Path file) throws IOException, ProjectInitError {
        if (!Files.exists(file)) return null;
        if (!Files.isRegularFile(file)) {
            throw new ProjectInitError(Kind.IN_THE_WAY, "Not a regular file: " + file);
        }
        if (Files.size(file) > LIMIT) {
            throw new ProjectInitError(
                    Kind.IN_THE_WAY, file + " is larger than 1 MiB; it can hardly be what it says");
        }
        return Files.readAllBytes(file);
    }

    private static boolean isCorrupt(byte[] bytes) {
        try {
            return !new String(bytes, StandardCharsets.UTF_8).isBlank()
                    && !Json.read(bytes).isObject();
        } catch (JacksonException e) {
            return true;
        }
    }

    /** Empty for what is corrupt. */
    private static ObjectNode parse(byte[] bytes) {
        try {
            if (Json.read(bytes) instanceof ObjectNode all) return all;
        } catch (JacksonException e) {
            // As if there were nothing.
        }
        return JsonNodeFactory.instance.objectNode();
    }
}
