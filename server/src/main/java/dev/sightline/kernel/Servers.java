package dev.sightline.kernel;

import dev.sightline.http.Refusal;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Other nodes whose kernels may be used through this one, by the names of {@code --connect-to}. A
 * request picks a name and nothing else: no address of a request is ever connected to.
 */
public final class Servers implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /**
     * @param url scheme, host and port
     * @param tokenFile read at each request
     */
    public record Server(String name, URI url, Optional<Path> tokenFile) {}

    /** Only where there are others: it costs a tenth of a start. */
    private final Optional<HttpClient> http;

    private final Map<String, RemoteNode> byName = new LinkedHashMap<>();

    public Servers(List<Server> servers) {
        http = servers.isEmpty() ? Optional.empty() : Optional.of(client());
        for (Server server : servers) {
            http.ifPresent(client -> byName.put(server.name(), new RemoteNode(server, client)));
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(CONNECT)
                .build();
    }

    /** In the order of the command line. */
    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /**
     * @throws Refusal 404 where no such name was given
     */
    RemoteNode named(String name) throws Refusal {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() ->
                        new Refusal(
                                404,
                                "no_server",
                                "No server has this name; start the node with --connect-to"
                                        + " NAME=URL"));
    }

    @Override
    public void close() {
        http.ifPresent(HttpClient::shutdownNow);
    }
}
