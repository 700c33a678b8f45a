package dev.sightline;

import dev.sightline.auth.AuthMode;
import dev.sightline.cli.Settings;
import dev.sightline.http.Streams;
import dev.sightline.state.NodeFolder;

import picocli.CommandLine.Command;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * A start and one of each request, on a node of its own, so that the AOT cache that the launcher
 * makes of this run knows what a real start needs. Not for people.
 */
@Command(name = "sightline rehearse", hidden = true)
final class Rehearsal implements Callable<Integer> {
    private static final int CHANGES = 3_000;
    private static final int LOOKS = 50;

    /** What the page of an agent's home asks for first. */
    private static final List<String> HOME =
            List.of(
                    "dashboard",
                    "state",
                    "memory",
                    "skills",
                    "sessions",
                    "timeline",
                    "cron",
                    "health",
                    "gateway",
                    "providers",
                    "token-costs",
                    "patterns",
                    "corrections",
                    "model-info",
                    "profiles");

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("sightline-rehearsal");
        try {
            Path served = Files.createDirectory(folder.resolve("served"));
            Path file = Files.writeString(served.resolve("a.py"), "print(1)\n");
            Path state = folder.resolve("state");
            Path home = folder.resolve("home");
            RehearsedHome.make(home);
            Settings settings =
                    new Settings(
                            List.of(served),
                            List.of(),
                            state,
                            AuthMode.LAUNCH,
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            Settings.Network.loopback(0),
                            Settings.Limits.DEFAULTS,
                            Settings.Kernels.DEFAULTS,
                            Settings.Loops.DEFAULTS,
                            Optional.of(home),
                            false,
                            Optional.empty());
            Served named = Served.of(settings.paths());
            NodeFolder claimed = NodeFolder.claim(state, named.id()).orElseThrow();
            try (App app = new App(settings, named, claimed, Streams.HEARTBEAT)) {
                perform(app, file.toRealPath());
            }
            return 0;
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void perform(App app, Path file) throws IOException {
        app.newLink();
        ask(app, "GET", "/", "", "</html>");
        ask(app, "GET", "/api/health", "", "ok");
        ask(app, "GET", "/api/node", "", "roots");
        ask(app, "GET", "/api/nothing", "", "detail");
        ask(app, "GET", "/api/list-files", "", "entries");
        ask(app, "GET", "/api/read-file?path=" + file, "", "etag");
        String save = "{\"path\":\"%s\",\"content\":\"print(2)\\n\"}".formatted(file);
        ask(app, "POST", "/api/save-file", save, "ok");
        ask(app, "GET", "/api/projects", "", "watch");
        // Answered once the project has been read; what changes before is no event.
        ask(app, "GET", "/api/projects/served/files", "", "a.py");
        lookAround(app);
        try (Socket stream = send(app, "GET", "/api/watch-file?path=" + file, "");
                Socket events = send(app, "GET", "/api/events?types=disk_changed", "")) {
            readUntil(stream, "initial");
            readUntil(events, "retry");
            // Often, so that Java remembers this way as hot and compiles it early on next time.
            for (int i = 0; i < CHANGES; i++) {
                String content = "print(" + i + ")";
                save(file, content, i % 2 == 0);
                readUntil(stream, content);
                // The last name of the save is a.py again.
                readUntil(events, "\"a.py\"");
            }
        }
    }

    /** A start without it is slower, one without the rest much more so. */
    private static void lookAround(App app) {
        try {
            for (int i = 0; i < LOOKS; i++) {
                for (String part : HOME) ask(app, "GET", "/api/hermes/" + part, "", "200 OK");
                ask(app, "POST", "/api/cache/clear", "{}", "cleared");
            }
        } catch (IOException e) {
            System.err.println("sightline: no look into an agent's home: " + e.getMessage());
        }
    }

    /** As editors save: over the file, or beside it and then in its place. */
    private static void save(Path file, String content, boolean inPlace) throws IOException {
        Path written = inPlace ? file : file.resolveSibling("a.py.new");
        Files.writeString(written, content);
        if (!inPlace) Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void ask(App app, String method, String path, String body, String expected)
            throws IOException {
        try (Socket socket = send(app, method, path, body)) {
            readUntil(socket, expected);
        }
    }

    private static Socket send(App app, String method, String path, String body)
            throws IOException {
        URI node = URI.create(app.self().url());
        Socket socket = new Socket(InetAddress.ofLiteral(node.getHost()), node.getPort());
        socket.setSoTimeout(10_000);
        String request =
                """
                %s %s HTTP/1.1
                Host: %s
                Authorization: Bearer %s
                Content-Type: application/json
                Content-Length: %d
                Connection: close

                %s\
                """
                        .formatted(
                                method,
                                path,
                                node.getAuthority(),
                                app.self().token(),
                                body.length(),
                                body)
                        .replace("\n", "\r\n");
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void readUntil(Socket socket, String expected) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder seen = new StringBuilder();
        byte[] buffer = new byte[8192];
        while (seen.indexOf(expected) < 0) {
            int n = in.read(buffer);
            if (n < 0) throw new IOException("expected " + expected + " and got " + seen);
            seen.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
        }
    }
}
