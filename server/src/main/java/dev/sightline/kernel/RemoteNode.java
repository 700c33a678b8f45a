package dev.sightline.kernel;

import dev.sightline.http.Refusal;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** One other node: requests to the address that it was given with, and to no other. */
final class RemoteNode {
    /** What a node writes into the headers that are passed on. */
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9:]{1,80}");

    /** Of an answer that is no stream. */
    private static final int ANSWER = 32 * 1024 * 1024;

    private static final int TOKEN = 4096;

    /** A node answers at once; only the names of a session are waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A stream's head comes with its first event, or the first sign of life. */
    private static final Duration STREAM_PATIENCE = Duration.ofSeconds(60);

    private static final Set<PosixFilePermission> OTHERS =
            PosixFilePermissions.fromString("---rwxrwx");

    /**
     * What is asked of a node.
     *
     * @param target path and query, made by us
     * @param lastEvent where a stream goes on
     */
    record Ask(String method, String target, Optional<byte[]> body, Optional<String> lastEvent) {
        static Ask get(String target) {
            return new Ask("GET", target, Optional.empty(), Optional.empty());
        }
    }

    private final Servers.Server server;
    private final HttpClient http;

    RemoteNode(Servers.Server server, HttpClient http) {
        this.server = server;
        this.http = http;
    }

    /**
     * An answer whole, whatever its status.
     *
     * @throws Refusal 502
     */
    HttpResponse<byte[]> answer(Ask ask) throws Refusal {
        return checked(
                sent(ask, BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER), PATIENCE));
    }

    /**
     * An answer that may be a stream.
     *
     * @throws Refusal 502
     */
    HttpResponse<InputStream> open(Ask ask) throws Refusal {
        return checked(sent(ask, BodyHandlers.ofInputStream(), STREAM_PATIENCE));
    }

    private <T> HttpResponse<T> sent(Ask ask, BodyHandler<T> handler, Duration patience)
            throws Refusal {
        CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request(ask), handler);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unreachable(String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw unreachable("it does not answer in " + patience.toSeconds() + " s");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw unreachable("this node is stopping");
        }
    }

    private HttpRequest request(Ask ask) throws Refusal {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.url().resolve(ask.target()))
                        .method(
                                ask.method(),
                                ask.body()
                                        .map(BodyPublishers::ofByteArray)
                                        .orElseGet(BodyPublishers::noBody));
        if (ask.body().isPresent()) request.header("Content-Type", "application/json");
        ask.lastEvent().ifPresent(id -> request.header("Last-Event-ID", id));
        Optional<String> token = token();
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request.build();
    }

    private Optional<String> token() throws Refusal {
        if (server.tokenFile().isEmpty()) return Optional.empty();
        Path file = server.tokenFile().get();
        try {
            for (PosixFilePermission granted : Files.getPosixFilePermissions(file)) {
                if (OTHERS.contains(granted)) throw badToken("others may read it; chmod 600 it");
            }
            if (!Files.isRegularFile(file) || Files.size(file) > TOKEN) {
                throw badToken("it is no file that holds one token");
            }
            String token = Files.readString(file, StandardCharsets.US_ASCII).strip();
            boolean odd = token.chars().anyMatch(c -> c <= ' ' || c > '~');
            if (token.isEmpty() || odd) throw badToken("it holds no token");
            return Optional.of(token);
        } catch (IOException e) {
            throw badToken("it cannot be read; is it there?");
        }
    }

    /** What is no answer of a node: a redirect leads nowhere, and a page is no JSON. */
    private <T> HttpResponse<T> checked(HttpResponse<T> answer) throws Refusal {
        int status = answer.statusCode();
        if (status == 401) {
            // Passed on as it is, it would end the session that the client has here.
            throw refusedAt(answer, "it does not take the token; see --token-file of `%s`");
        }
        boolean known = status == 204 || isJson(answer) || isStream(answer);
        if (status < 200 || status / 100 == 3 || status > 599 || !known) {
            throw refusedAt(answer, "no Sightline node answers there; see --connect-to %s=");
        }
        return answer;
    }

    private Refusal refusedAt(HttpResponse<?> answer, String why) {
        if (answer.body() instanceof InputStream rest) Remote.close(rest);
        return new Refusal(
                502,
                answer.statusCode() == 401 ? "server_refused" : "server_unreachable",
                "`%s`: ".formatted(server.name()) + why.formatted(server.name()));
    }

    static boolean isJson(HttpResponse<?> answer) {
        return type(answer).startsWith("application/json");
    }

    static boolean isStream(HttpResponse<?> answer) {
        return type(answer).startsWith("text/event-stream");
    }

    private static String type(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    /** Headers of an answer that its reader needs too. */
    static Map<String, String> passedOn(HttpResponse<?> answer) {
        Map<String, String> headers = new java.util.LinkedHashMap<>();
        for (String name : new String[] {"Sightline-Seq", "Sightline-Run", "Retry-After"}) {
            answer.headers()
                    .firstValue(name)
                    .filter(value -> HEADER.matcher(value).matches())
                    .ifPresent(value -> headers.put(name, value));
        }
        return headers;
    }

    Refusal unreachable(String why) {
        return new Refusal(
                502,
                "server_unreachable",
                "`%s` cannot be reached (%s). Is it running, and is its address that of --connect-to?"
                        .formatted(server.name(), why));
    }

    private Refusal badToken(String why) {
        return new Refusal(
                502,
                "bad_token_file",
                "The --token-file of `%s` cannot be used: %s".formatted(server.name(), why));
    }
}
