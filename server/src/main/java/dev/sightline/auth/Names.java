package dev.sightline.auth;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The names under which this node may be spoken to. A browser that was led here under another name
 * (DNS rebinding) or by another page (a foreign Origin) is sent away before anything else happens.
 *
 * @param hosts whole {@code Host} values, lower case
 * @param origins whole {@code Origin} values of our own pages, lower case
 * @param friends origins of other web apps that may use the API with a bearer token, never cookies
 */
public record Names(Set<String> hosts, Set<String> origins, Set<String> friends) {
    public Names {
        hosts = Set.copyOf(hosts);
        origins = Set.copyOf(origins);
        friends = Set.copyOf(friends);
    }

    /**
     * @param port the port that is bound; cookies and SameSite ignore ports, so we do not
     * @param allowHosts {@code NAME} or {@code NAME:PORT}; a bare name also stands for our port
     * @param allowOrigins whole origins, such as {@code https://app.example.com}
     */
    public static Names of(int port, List<String> allowHosts, List<String> allowOrigins) {
        Set<String> hosts = new HashSet<>();
        Set<String> origins = new HashSet<>();
        for (String loopback : List.of("localhost", "127.0.0.1", "[::1]")) {
            hosts.add(loopback + ":" + port);
            // A browser leaves the default port away.
            if (port == 80) hosts.add(loopback);
        }
        // Only plain HTTP is spoken here: a page of https on a loopback name is not ours.
        for (String host : hosts) origins.add("http://" + host);
        for (String allowed : allowHosts) {
            String name = allowed.toLowerCase(Locale.ROOT);
            List<String> spellings =
                    hasPort(name) ? List.of(name) : List.of(name, name + ":" + port);
            hosts.addAll(spellings);
            for (String host : spellings) {
                origins.add("http://" + host);
                // A proxy before us may speak TLS; ours ends here without it.
                origins.add("https://" + host);
            }
        }
        Set<String> friends = new HashSet<>();
        for (String origin : allowOrigins) friends.add(origin.toLowerCase(Locale.ROOT));
        return new Names(hosts, origins, friends);
    }

    private static boolean hasPort(String name) {
        return name.lastIndexOf(':') > name.lastIndexOf(']');
    }

    boolean isOurHost(String host) {
        return hosts.contains(host.toLowerCase(Locale.ROOT));
    }

    boolean isOurOrigin(String origin) {
        return origins.contains(origin.toLowerCase(Locale.ROOT));
    }

    boolean isFriend(String origin) {
        return friends.contains(origin.toLowerCase(Locale.ROOT));
    }
}
