package dev.sightline.event;

import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An event in its place, as it goes over the wire: {@code type}, {@code project} (none where the
 * event concerns the node), {@code timestamp}, {@code data}, {@code seq}, {@code epoch}. Made once,
 * whoever reads it and from wherever.
 */
public final class Envelope {
    /** With an offset, as the tools that exist write and parse it. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Position position;
    private final String type;
    private final Optional<String> project;
    private final Optional<String> state;
    private final long seenNanos;
    private final byte[] json;
    private final byte[] kept;
    private final boolean bulky;
    private volatile @Nullable Object rendering;

    private Envelope(
            Position position,
            String type,
            Optional<String> project,
            Optional<String> state,
            long seenNanos,
            byte[] json,
            byte[] kept,
            boolean bulky) {
        this.position = position;
        this.type = type;
        this.project = project;
        this.state = state;
        this.seenNanos = seenNanos;
        this.json = json;
        this.kept = kept;
        this.bulky = bulky;
    }

    public static Envelope of(Position position, Instant time, Event event) {
        byte[] json = json(position, time, event, event.data());
        return new Envelope(
                position,
                event.type(),
                event.project(),
                event.state(),
                event.seenNanos(),
                json,
                event.reference()
                        .map(reference -> json(position, time, event, reference))
                        .orElse(json),
                event.reference().isPresent());
    }

    private static byte[] json(
            Position position,
            Instant time,
            Event event,
            Map<String, ? extends @Nullable Object> data) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("type", event.type());
        event.project().ifPresent(id -> fields.put("project", id));
        fields.put("timestamp", TIME.format(time));
        fields.put("data", data);
        fields.put("seq", position.seq());
        fields.put("epoch", position.epoch());
        return Json.bytes(fields);
    }

    /**
     * One that was kept.
     *
     * @param json as {@link #kept()} gave it
     */
    public static Envelope kept(
            Position position, String type, Optional<String> project, byte[] json) {
        return new Envelope(position, type, project, Optional.empty(), 0, json, json, false);
    }

    /** The same event, where what was kept of it only said where its bulk lies. */
    public Envelope telling(Map<String, ? extends @Nullable Object> data) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        Json.read(kept)
                .properties()
                .forEach(field ->
                        fields.put(
                                field.getKey(),
                                field.getKey().equals("data") ? data : field.getValue()));
        return new Envelope(position, type, project, state, 0, Json.bytes(fields), kept, true);
    }

    public Position position() {
        return position;
    }

    public long seq() {
        return position.seq();
    }

    public String type() {
        return type;
    }

    public Optional<String> project() {
        return project;
    }

    /** See {@link Event#state}. */
    public Optional<String> state() {
        return state;
    }

    /** See {@link Event#seenNanos}. */
    public long seenNanos() {
        return seenNanos;
    }

    /** One line of JSON; not to be written to. */
    public byte[] json() {
        return json;
    }

    /** What the journal keeps: the same, or where the bulk of it lies. Not to be written to. */
    public byte[] kept() {
        return kept;
    }

    /** Whether it holds bulk that the journal does not keep. */
    public boolean isBulky() {
        return bulky;
    }

    /** What a transport makes of this event, made by the first who sends it and shared by all. */
    public Object rendered(Function<Envelope, ?> renderer) {
        @Nullable Object made = rendering;
        if (made == null) {
            made = renderer.apply(this);
            rendering = made;
        }
        return made;
    }

    /** The same for a client that knows the project by another name, its slug. */
    public byte[] jsonNaming(String alias) {
        if (project.isEmpty() || project.get().equals(alias)) return json;
        // Ids and slugs are letters, digits and dashes: nothing in them needs escaping, and our
        // own writer puts the field at one place.
        String head = "{\"type\":\"" + type + "\",\"project\":\"";
        byte[] start = (head + alias).getBytes(StandardCharsets.UTF_8);
        int rest = head.length() + project.get().length();
        byte[] named = new byte[start.length + json.length - rest];
        System.arraycopy(start, 0, named, 0, start.length);
        System.arraycopy(json, rest, named, start.length, json.length - rest);
        return named;
    }

    @Override
    public String toString() {
        return new String(json, StandardCharsets.UTF_8);
    }
}
