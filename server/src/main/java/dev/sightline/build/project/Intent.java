package dev.sightline.build.project;

import dev.sightline.disk.Made;
import dev.sightline.disk.PrivateFiles;
import dev.sightline.disk.Site;
import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What one init is about to do, noted on the disk before it is done: {@code STATE/init/<id>/intent}
 * with a JSON object a line, each synchronised before the next step. What a killed process has left
 * is found from it by whoever comes next.
 */
final class Intent implements Site.Notes, AutoCloseable {
    private static final String FILE = "intent";

    private final Path folder;
    private final Steps steps;
    private final @Nullable FileChannel channel;
    private final List<Made> made = new ArrayList<>();
    private Path project = Path.of("/");
    private String alias = "";
    private Optional<Installation> installation = Optional.empty();
    private boolean aliasing;
    private boolean done;
    private boolean undoing;

    private Intent(Path folder, Steps steps, @Nullable FileChannel channel) {
        this.folder = folder;
        this.steps = steps;
        this.channel = channel;
    }

    /**
     * @param inits in which each has a folder
     */
    static Intent begin(Path inits, String alias, Path project, Steps steps) throws IOException {
        Path folder = inits.resolve(UUID.randomUUID().toString());
        steps.at("before all");
        PrivateFiles.createFolder(folder);
        try {
            steps.at("folder of the intent");
            Intent intent =
                    new Intent(
                            folder,
                            steps,
                            FileChannel.open(
                                    folder.resolve(FILE),
                                    StandardOpenOption.CREATE_NEW,
                                    StandardOpenOption.WRITE));
            intent.alias = alias;
            intent.project = project;
            intent.note(Map.of("begin", Map.of("alias", alias, "project", project.toString())));
            synchronise(folder);
            synchronise(inits);
            steps.at("begun");
            return intent;
        } catch (IOException e) {
            Tree.remove(folder);
            throw e;
        }
    }

    /** What a process that is gone had noted; as far as it came. */
    static Intent read(Path folder) throws IOException {
        Intent intent = new Intent(folder, Steps.UNHEARD, null);
        String text;
        try {
            text = Files.readString(folder.resolve(FILE), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException killedAtOnce) {
            return intent;
        }
        for (String line : text.split("\n", -1)) {
            try {
                intent.take(Json.read(line.getBytes(StandardCharsets.ISO_8859_1)));
            } catch (JacksonException torn) {
                // The last one: what it announces was not begun.
                break;
            }
        }
        return intent;
    }

    private void take(JsonNode line) {
        if (line.has("begin")) {
            alias = line.get("begin").required("alias").asString();
            project = Path.of(line.get("begin").required("project").asString());
        } else if (line.has("making")) {
            made.add(made(line.get("making"), 0));
        } else if (line.has("made")) {
            made.removeLast();
            made.add(made(line.get("made"), line.get("made").required("ino").asLong()));
        } else if (line.has("install")) {
            installation = Optional.of(Installation.of(line.get("install")));
        } else if (line.has("alias")) {
            aliasing = true;
        } else if (line.has("done")) {
            done = true;
        } else if (line.has("undoing")) {
            undoing = true;
        }
    }

    private static Made made(JsonNode one, long ino) {
        return new Made(
                Path.of(one.required("folder").asString()),
                one.required("name").asString(),
                one.required("temp").asString(),
                one.required("etag").asString(),
                ino);
    }

    private static Map<String, Object> fields(Made one) {
        return Map.of(
                "folder", one.folder().toString(),
                "name", one.name(),
                "temp", one.temp(),
                "etag", one.etag(),
                "ino", one.ino());
    }

    @Override
    public void making(Made one) throws IOException {
        steps.at("before " + one.name());
        note(Map.of("making", fields(one)));
        made.add(one);
        steps.at("noted " + one.name());
    }

    @Override
    public void made(Made one) throws IOException {
        steps.at("unnamed " + one.name());
        note(Map.of("made", fields(one)));
        made.removeLast();
        made.add(one);
        steps.at("known " + one.name());
    }

    void installing(Installation one) throws IOException {
        note(Map.of("install", one.fields()));
        installation = Optional.of(one);
        steps.at("noted the install");
    }

    void aliasing() throws IOException {
        note(Map.of("alias", true));
        aliasing = true;
        steps.at("noted the alias");
    }

    /** From here on it stays. */
    void done() throws IOException {
        steps.at("before the end");
        note(Map.of("done", true));
        done = true;
        steps.at("done");
    }

    /** From here on it goes, whatever was noted before. */
    void undoing() throws IOException {
        undoing = true;
        note(Map.of("undoing", true));
        steps.at("undoing");
    }

    private void note(Map<String, Object> line) throws IOException {
        if (channel == null) throw new IllegalStateException("only to be read: " + folder);
        byte[] bytes = Json.bytes(line);
        ByteBuffer buffer =
                ByteBuffer.allocate(bytes.length + 1).put(bytes).put((byte) '\n').flip();
        while (buffer.hasRemaining()) channel.write(buffer);
        channel.force(true);
    }

    /** In the order in which they were made. */
    List<Made> made() {
        return List.copyOf(made);
    }

    Optional<Installation> installation() {
        return installation;
    }

    String alias() {
        return alias;
    }

    Path project() {
        return project;
    }

    /** Whether all but the alias was there, to stay. */
    boolean isAliasing() {
        return aliasing && !undoing;
    }

    boolean isDone() {
        return done && !undoing;
    }

    /** By which the processes of the init are known. */
    String id() {
        return String.valueOf(folder.getFileName());
    }

    /** Its own, for what need not stay. */
    Path folder() {
        return folder;
    }

    /** Removes it: there is nothing to undo any more. */
    void forget() throws IOException {
        close();
        // The notes go last: without them nobody would know what the rest is.
        for (Path other : others()) Tree.remove(other);
        Files.deleteIfExists(folder.resolve(FILE));
        Files.deleteIfExists(folder);
    }

    private List<Path> others() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(one -> !one.endsWith(FILE)).toList();
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) channel.close();
    }

    private static void synchronise(Path directory) throws IOException {
        try (FileChannel open = FileChannel.open(directory, StandardOpenOption.READ)) {
            open.force(true);
        }
    }
}
