package dev.sightline.ralph;

import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A client written from the seed's text alone ("Real-Time Updates & WebSocket"): it connects with
 * {@code ?token=}, subscribes by plain slugs, pings, reconnects with its back-off, subscribes again
 * and fetches all state by REST. Of what came later it knows nothing.
 */
final class SeedClient implements AutoCloseable, WebSocket.Listener {
    private static final int[] BACKOFF = {1, 2, 4, 8, 16, 30};

    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final String url;
    private final String token;
    private final List<String> projects;

    /** What the seed calls a second. */
    private final Duration second;

    private final StringBuilder partial = new StringBuilder();
    private volatile @Nullable WebSocket socket;
    private int attempt;
    private volatile boolean closed;

    volatile boolean connected;

    /** "Connection lost, reconnecting..." */
    volatile boolean reconnecting;

    volatile boolean atLogin;

    /** Events and answers, in the order in which they came. */
    final List<JsonNode> messages = new CopyOnWriteArrayList<>();

    /** The store: by what was fetched last, such as {@code shop/plan}. */
    private final Map<String, JsonNode> store = new ConcurrentHashMap<>();

    SeedClient(String url, String token, List<String> projects, Duration second) {
        this.url = url;
        this.token = token;
        this.projects = List.copyOf(projects);
        this.second = second;
    }

    SeedClient connect() {
        timer.execute(this::open);
        return this;
    }

    private void open() {
        URI address = URI.create(url.replaceFirst("http", "ws") + "/api/ws?token=" + token);
        try {
            socket = http.newWebSocketBuilder().buildAsync(address, this).join();
        } catch (CompletionException e) {
            lost();
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        partial.setLength(0);
        opened.request(1);
        timer.execute(this::hydrate);
    }

    /** Subscribes, then "State Hydration on Reconnect", which a first connection needs as well. */
    private void hydrate() {
        String names = String.join("\",\"", projects);
        send("{ \"action\": \"subscribe\", \"projects\": [\"" + names + "\"] }");
        try {
            store.put("projects", get("/api/projects"));
            for (String project : projects) {
                for (String part : List.of("iterations", "plan", "stats")) {
                    store.put(project + "/" + part, get("/api/projects/" + project + "/" + part));
                }
            }
            attempt = 0;
            connected = true;
            reconnecting = false;
        } catch (IOException e) {
            lost();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Authorization", "Bearer " + token)
                        .build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.statusCode() != 200) throw new IOException(path + ": " + body);
        return Json.read(answer.body());
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            messages.add(Json.read(partial.toString().getBytes(StandardCharsets.UTF_8)));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        atLogin = code == 1008;
        lost();
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        lost();
    }

    private void lost() {
        connected = false;
        if (closed || atLogin) return;
        reconnecting = true;
        int seconds = BACKOFF[Math.min(attempt++, BACKOFF.length - 1)];
        Future<?> _ =
                timer.schedule(this::open, second.toMillis() * seconds, TimeUnit.MILLISECONDS);
    }

    /** What was fetched last. */
    JsonNode stored(String name) {
        return Objects.requireNonNull(store.get(name), name);
    }

    void ping() {
        send("{ \"action\": \"ping\" }");
    }

    void unsubscribe(String project) {
        send("{ \"action\": \"unsubscribe\", \"projects\": [\"" + project + "\"] }");
    }

    private void send(String json) {
        WebSocket present = socket;
        if (present != null) present.sendText(json, true).join();
    }

    /** The data of all events of a type, each in the seed's envelope. */
    List<JsonNode> told(String type, String project) {
        return messages.stream()
                .filter(message -> message.path("type").asString("").equals(type))
                .filter(message -> message.path("project").asString("").equals(project))
                .filter(message -> message.path("timestamp").isString())
                .map(message -> message.get("data"))
                .toList();
    }

    @Override
    public void close() {
        closed = true;
        timer.shutdownNow();
        http.shutdownNow();
    }
}
