package dev.sightline;

import dev.sightline.auth.AuthMode;
import dev.sightline.auth.PasswordHash;
import dev.sightline.auth.Role;
import dev.sightline.cli.Settings;
import dev.sightline.event.Event;
import dev.sightline.http.Route;
import dev.sightline.http.Streams;
import dev.sightline.http.Terms;
import dev.sightline.state.NodeFolder;
import dev.sightline.state.UserFile;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A real node on a real port, in this process, for the tests that speak to it as its clients do.
 *
 * <p>{@code TestNode.serving(dir).start()} serves a tree; {@code with…} steps set what the command
 * line would.
 */
public final class TestNode implements AutoCloseable {
    /** What a test says before the start. */
    public static final class Plan {
        private final List<Path> paths;
        private final Path state;
        private AuthMode auth = AuthMode.LAUNCH;
        private List<String> allow = List.of();
        private final List<String> allowHosts = new ArrayList<>();
        private final List<String> allowOrigins = new ArrayList<>();
        private final List<Path> discover = new ArrayList<>();
        private Settings.Limits limits = Settings.Limits.DEFAULTS;
        private Settings.Kernels kernels = Settings.Kernels.DEFAULTS;
        private Settings.Loops loops = Settings.Loops.DEFAULTS;
        private Optional<Path> hermes = Optional.empty();
        private Optional<String> metricsToken = Optional.empty();
        private boolean behindProxy;
        private String host = "127.0.0.1";
        private Optional<Settings.Tls> tls = Optional.empty();
        private Duration heartbeat = Streams.HEARTBEAT;
        private Duration patience = Terms.PATIENCE;
        private Optional<Path> readyFile = Optional.empty();
        private int port;

        private Plan(Path state, List<Path> paths) {
            this.state = state;
            this.paths = paths;
        }

        public Plan withAuth(AuthMode mode) {
            auth = mode;
            return this;
        }

        /** A user who may log in, which this node then asks for. */
        public Plan withUser(String name, String password, Role role) throws IOException {
            auth = AuthMode.PASSWORD;
            new UserFile(state)
                    .add(name, PasswordHash.of(password), Optional.of(role), Instant.now());
            return this;
        }

        public Plan allowing(String... globs) {
            allow = List.of(globs);
            return this;
        }

        public Plan answeringTo(String host) {
            allowHosts.add(host);
            return this;
        }

        public Plan befriending(String origin) {
            allowOrigins.add(origin);
            return this;
        }

        public Plan withMaxStreams(int max) {
            limits = limits.withStreams(max);
            return this;
        }

        public Plan withLimits(Settings.Limits wanted) {
            limits = wanted;
            return this;
        }

        public Plan withKernels(Settings.Kernels wanted) {
            kernels = wanted;
            return this;
        }

        public Plan withHermes(Path home) {
            hermes = Optional.of(home);
            return this;
        }

        public Plan withLoops(Settings.Loops wanted) {
            loops = wanted;
            return this;
        }

        public Plan discovering(Path directory) {
            discover.add(directory);
            return this;
        }

        public Plan withMetricsToken(String token) {
            metricsToken = Optional.of(token);
            return this;
        }

        public Plan behindProxy() {
            behindProxy = true;
            return this;
        }

        public Plan withPatience(Duration span) {
            patience = span;
            return this;
        }

        public Plan onHost(String address) {
            host = address;
            return this;
        }

        public Plan withTls(Path certificate, Path key) {
            tls = Optional.of(new Settings.Tls(certificate, key));
            return this;
        }

        public Plan withHeartbeat(Duration pause) {
            heartbeat = pause;
            return this;
        }

        /** Where the command would write the address and the token; here the test does. */
        public Plan announcedIn(Path file) {
            readyFile = Optional.of(file);
            return this;
        }

        public Plan onPort(int wanted) {
            port = wanted;
            return this;
        }

        public TestNode start() throws IOException {
            Settings settings =
                    new Settings(
                            paths,
                            discover,
                            state,
                            auth,
                            Optional.empty(),
                            metricsToken,
                            allow,
                            new Settings.Network(
                                    host,
                                    port,
                                    tls,
                                    behindProxy,
                                    Set.of(),
                                    allowHosts,
                                    allowOrigins),
                            limits,
                            kernels,
                            loops,
                            hermes,
                            false,
                            readyFile);
            Served served = Served.of(paths);
            NodeFolder folder = NodeFolder.claim(state, served.id()).orElseThrow();
            return new TestNode(new App(settings, served, folder, heartbeat, patience));
        }
    }

    private final App app;
    private final HttpClient http = HttpClient.newHttpClient();

    private TestNode(App app) {
        this.app = app;
    }

    /**
     * @param state a directory outside of what is served
     */
    public static Plan serving(Path state, Path... paths) {
        return new Plan(state, List.of(paths));
    }

    /** Such as {@code http://127.0.0.1:40123}. */
    public String url() {
        return app.self().url();
    }

    public int port() {
        return URI.create(url()).getPort();
    }

    public String token() {
        return app.self().token();
    }

    public String newLink() {
        return app.newLink();
    }

    public int openStreams() {
        return app.openStreams();
    }

    /** Tells something that no file told. */
    public long append(String project, String type, Map<String, ?> data) {
        return app.sequence().append(Event.of(type, project, data), List.of());
    }

    /** What a snapshot taken now would say. */
    public String position() {
        return app.sequence().settled().toString();
    }

    /** {@code /api/ws} with the bearer token. */
    public WsClient socket() throws IOException {
        return WsClient.open(port(), "/api/ws", "Authorization: Bearer " + token());
    }

    public List<Route> routes() {
        return app.routes();
    }

    /** A request with the bearer token. */
    public HttpRequest.Builder request(String pathAndQuery) {
        return stranger(pathAndQuery).header("Authorization", "Bearer " + token());
    }

    /** A request without any credential. */
    public HttpRequest.Builder stranger(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(url() + pathAndQuery));
    }

    public HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
        return send(request(pathAndQuery).GET());
    }

    public HttpResponse<String> post(String path, String json, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json));
        if (headers.length > 0) request.headers(headers);
        return send(request);
    }

    public HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(
                request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** The stream of {@code watch-file}, with the bearer token. */
    public SseClient watch(Path file, String... more) throws IOException {
        String query = "/api/watch-file?path=" + encoded(file) + String.join("", more);
        return SseClient.open(this, query, "Authorization: Bearer " + token());
    }

    public static String encoded(Path path) {
        return URLEncoder.encode(path.toString(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
        app.close();
    }
}
