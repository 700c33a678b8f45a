package dev.sightline.oracle;

import dev.sightline.event.Envelope;
import dev.sightline.event.Event;
import dev.sightline.event.Position;
import dev.sightline.json.Json;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A node that tells what a test says, over both transports, and breaks one promise if it is told
 * to: the proof that the oracle sees what it is there to see.
 */
final class ScriptedNode implements Node, AutoCloseable {
    enum Mischief {
        NONE,
        /** Leaves out the first missed event. */
        FORGETS_ONE,
        /** Sends the event once more after which it was asked to go on. */
        REPEATS_ONE,
        /** Sends the second missed event before the first. */
        SWAPS_TWO,
        /** Goes on in another epoch. */
        CHANGES_ITS_EPOCH,
        /** Resets whoever returns. */
        RESETS_EVERYONE,
        /** Resets twice. */
        RESETS_TWICE,
        /** Ignores what was asked for. */
        TELLS_EVERYTHING,
        /** Says another time when it says an event again. */
        REWORDS,
        /** Of SSE: says first that it stands at the end, and then what was missed. */
        BEGINS_TOO_FAR,
        /** Leaves a file out of its snapshots. */
        OVERLOOKS_A_FILE,
        /** Says of a snapshot that it is newer than it is. */
        ANTEDATES
    }

    static final String EPOCH = "e0e0";
    static final Instant TIME = Instant.parse("2026-11-20T14:00:00Z");

    private final ServerSocket door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Mischief mischief;
    private final List<Envelope> events = new ArrayList<>();

    ScriptedNode(Mischief mischief) throws IOException {
        this.mischief = mischief;
        threads.execute(this::accept);
    }

    /** Something happens to a file. */
    synchronized void happen(String project, String path, String kind, long size) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("path", path);
        data.put("kind", kind);
        if (!kind.equals("deleted")) {
            data.put("size", size);
            data.put("mtime", TIME.toString());
        }
        Position place = new Position(EPOCH, events.size() + 1);
        events.add(Envelope.of(place, TIME, Event.of("disk_changed", project, data)));
        notifyAll();
    }

    synchronized List<Envelope> events() {
        return List.copyOf(events);
    }

    @Override
    public InetSocketAddress address() {
        return new InetSocketAddress(door.getInetAddress(), door.getLocalPort());
    }

    @Override
    public String token() {
        return "anyone";
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream raw = socket.getInputStream();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(raw, StandardCharsets.ISO_8859_1));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String target = line.split(" ", 3)[1];
                Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                for (line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                    headers.put(
                            line.substring(0, line.indexOf(':')), line.replaceFirst(".*?: *", ""));
                }
                if (target.startsWith("/api/events")) {
                    events(socket, target, headers);
                } else if (target.startsWith("/api/ws")) {
                    webSocket(socket, in);
                } else {
                    snapshot(socket, target);
                }
            }
        } catch (IOException | InterruptedException e) {
            // the client is gone, or the test over
        }
    }

    private void snapshot(Socket socket, String target) throws IOException {
        Map<String, Stamp> files = new TreeMap<>();
        long seq;
        String project = target.replaceFirst(".*/projects/?", "").replace("/files", "");
        synchronized (this) {
            seq = events.size();
            long until = mischief == Mischief.ANTEDATES ? seq / 2 : seq;
            for (Envelope event : events) {
                if (event.seq() <= until && event.project().equals(Optional.of(project))) {
                    FileChange.of(Json.read(event.json()).get("data")).applyTo(files);
                }
            }
        }
        List<Object> list = new ArrayList<>();
        files.forEach((path, stamp) ->
                list.add(
                        Map.of(
                                "path",
                                path,
                                "size",
                                stamp.size(),
                                "mtime",
                                stamp.mtime().toString())));
        if (mischief == Mischief.OVERLOOKS_A_FILE && !list.isEmpty()) list.removeFirst();
        byte[] body = Json.bytes(Map.of("id", project, "truncated", false, "files", list));
        String head =
                "HTTP/1.1 200 OK\r\nSightline-Seq: "
                        + EPOCH
                        + ":"
                        + seq
                        + "\r\nContent-Length: "
                        + body.length
                        + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body);
    }

    private void events(Socket socket, String target, Map<String, String> headers)
            throws IOException, InterruptedException {
        Map<String, String> query = new TreeMap<>();
        for (String pair : target.replaceFirst("[^?]*\\??", "").split("&", -1)) {
            String[] two = pair.split("=", 2);
            if (two.length == 2) {
                query.put(two[0], URLDecoder.decode(two[1], StandardCharsets.UTF_8));
            }
        }
        String since = headers.getOrDefault("Last-Event-ID", query.getOrDefault("after", ""));
        socket.getOutputStream()
                .write(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
        Set<String> projects =
                query.containsKey("projects") ? Set.of(query.get("projects").split(",")) : Set.of();
        Set<String> types =
                query.containsKey("types") ? Set.of(query.get("types").split(",")) : Set.of();
        Optional<Position> start = Position.parse(since);
        Position from = start.orElse(new Position(EPOCH, head()));
        if (mischief == Mischief.BEGINS_TOO_FAR) from = new Position(EPOCH, head());
        chunk(socket, "retry: 500\nid: " + from + "\n\n");
        tell(
                start,
                start.orElse(from),
                projects,
                types,
                (place, json) -> chunk(socket, ": hi\nid: " + place + "\ndata: " + json + "\n\n"));
    }

    private static void chunk(Socket socket, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String size = Integer.toHexString(bytes.length) + "\r\n";
        socket.getOutputStream()
                .write(
                        (size + new String(bytes, StandardCharsets.ISO_8859_1) + "\r\n")
                                .getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Closes after the handshake whatever else it is told. */
    private void webSocket(Socket socket, BufferedReader in)
            throws IOException, InterruptedException {
        socket.getOutputStream()
                .write(
                        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
        String first = received(in);
        if (first.contains("\"token\"")) {
            frame(socket, "{\"type\":\"authenticated\"}");
            first = received(in);
        }
        JsonNode wanted = Json.read(first.getBytes(StandardCharsets.UTF_8));
        Optional<Position> start =
                wanted.has("since")
                        ? Position.parse(wanted.get("since").asString())
                        : Optional.empty();
        threads.execute(() -> drain(socket, in));
        tell(
                start,
                start.orElseGet(() -> new Position(EPOCH, head())),
                words(wanted, "projects"),
                words(wanted, "types"),
                (place, json) -> frame(socket, json));
    }

    private static Set<String> words(JsonNode wanted, String field) {
        List<String> words = new ArrayList<>();
        if (wanted.has(field)) wanted.get(field).forEach(word -> words.add(word.asString()));
        return Set.copyOf(words);
    }

    /** One small masked frame. */
    private static String received(BufferedReader in) throws IOException {
        in.read();
        int length = in.read() & 0x7f;
        if (length == 126) length = in.read() << 8 | in.read();
        int[] mask = {in.read(), in.read(), in.read(), in.read()};
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int octet = in.read();
            if (octet < 0) throw new IOException("gone");
            text.append((char) (octet ^ mask[i % 4]));
        }
        return text.toString();
    }

    private static void drain(Socket socket, BufferedReader in) {
        try (socket) {
            received(in);
        } catch (IOException e) {
            // gone
        }
    }

    private static void frame(Socket socket, String text) throws IOException {
        byte[] json = text.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[json.length + (json.length < 126 ? 2 : 4)];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) Math.min(126, json.length);
        if (json.length >= 126) {
            frame[2] = (byte) (json.length >> 8);
            frame[3] = (byte) json.length;
        }
        System.arraycopy(json, 0, frame, frame.length - json.length, json.length);
        socket.getOutputStream().write(frame);
    }

    /** Sends one event. */
    @FunctionalInterface
    private interface Teller {
        void tell(String place, String json) throws IOException;
    }

    private void tell(
            Optional<Position> since,
            Position from,
            Set<String> projects,
            Set<String> types,
            Teller teller)
            throws IOException, InterruptedException {
        int head = head();
        int next = (int) from.seq();
        List<Envelope> first = new ArrayList<>();
        for (int i = next; i < head; i++) {
            Envelope event = event(i);
            if (wanted(event, projects, types)) first.add(event);
        }
        if (since.isPresent() && next > 0) spoil(first, event(next - 1), teller);
        for (Envelope event : first) send(event, projects, since.isPresent(), teller);
        for (int i = head; !door.isClosed(); i++) {
            Envelope event = event(i);
            if (wanted(event, projects, types)) send(event, projects, false, teller);
        }
    }

    private void spoil(List<Envelope> missed, Envelope before, Teller teller) throws IOException {
        switch (mischief) {
            case FORGETS_ONE -> {
                if (!missed.isEmpty()) missed.removeFirst();
            }
            case REPEATS_ONE -> missed.addFirst(before);
            case SWAPS_TWO -> {
                if (missed.size() > 1) missed.add(1, missed.removeFirst());
            }
            case RESETS_EVERYONE -> reset(before, teller);
            case RESETS_TWICE -> {
                reset(before, teller);
                reset(before, teller);
            }
            default -> {}
        }
    }

    private static void reset(Envelope at, Teller teller) throws IOException {
        teller.tell(
                at.position().toString(),
                "{\"type\":\"reset\",\"data\":{\"reason\":\"trimmed\"},\"seq\":"
                        + at.seq()
                        + ",\"epoch\":\""
                        + EPOCH
                        + "\"}");
    }

    /** What the client calls the event's project: its id, or the slug before it. */
    private static Optional<String> name(Envelope event, Set<String> projects) {
        String id = event.project().orElseThrow();
        if (projects.isEmpty() || projects.contains(id)) return Optional.of(id);
        return Optional.of(Crowd.slug(id)).filter(projects::contains);
    }

    private void send(Envelope event, Set<String> projects, boolean again, Teller teller)
            throws IOException {
        String alias = name(event, projects).orElse(event.project().orElseThrow());
        String json = new String(event.jsonNaming(alias), StandardCharsets.UTF_8);
        String place = event.position().toString();
        if (again && mischief == Mischief.REWORDS) json = json.replace("14:00:00", "15:00:00");
        if (again && mischief == Mischief.CHANGES_ITS_EPOCH) {
            json = json.replace(EPOCH, "f1f1");
            place = place.replace(EPOCH, "f1f1");
        }
        teller.tell(place, json);
    }

    private boolean wanted(Envelope event, Set<String> projects, Set<String> types) {
        if (mischief == Mischief.TELLS_EVERYTHING) return true;
        return (types.isEmpty() || types.contains(event.type()))
                && (projects.isEmpty() || name(event, projects).isPresent());
    }

    private synchronized int head() {
        return events.size();
    }

    private synchronized Envelope event(int index) throws InterruptedException {
        while (events.size() <= index) wait();
        return events.get(index);
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
