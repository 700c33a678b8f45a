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

    /** Loopback alone, without TLS. */
    public static Names of(int port, List<String> allowHosts, List<String> allowOrigins) {
        return of(new Own(port, false, List.of()), allowHosts, allowOrigins);
    }

    /**
     * What the node itself brings.
     *
     * @param port the port that is bound; cookies and SameSite ignore ports, so we do not
     * @param tls whether TLS is spoken on it
     * @param hosts beside loopback, without port: the literal addresses that are bound, which
     *     nobody can rebind, and what the certificate is for
     */
    public record Own(int port, boolean tls, List<String> hosts) {
        public Own {
            hosts = List.copyOf(hosts);
        }
    }

    /**
     * @param allowHosts {@code NAME} or {@code NAME:PORT}; a bare name also stands for our port
     * @param allowOrigins whole origins, such as {@code https://app.example.com}
     */
    public static Names of(Own own, List<String> allowHosts, List<String> allowOrigins) {
        int port = own.port();
        String scheme = own.tls() ? "https://" : "http://";
        Set<String> hosts = new HashSet<>();
        Set<String> origins = new HashSet<>();
        Set<String> names = new HashSet<>(List.of("localhost", "127.0.0.1", "[::1]"));
        for (String name : own.hosts()) names.add(name.toLowerCase(Locale.ROOT));
        for (String name : names) {
            hosts.add(name + ":" + port);
            // A browser leaves the default port away.
            if (port == (own.tls() ? 443 : 80)) hosts.add(name);
        }
        // Only one of both is spoken here: a page of the other scheme on our name is not ours.
        for (String host : hosts) origins.add(scheme + host);
        for (String allowed : allowHosts) {
            String name = allowed.toLowerCase(Locale.ROOT);
            List<String> spellings =
                    hasPort(name) ? List.of(name) : List.of(name, name + ":" + port);
            hosts.addAll(spellings);
            for (String host : spellings) {
                // A proxy before us may speak TLS; where we do, no page of ours is without it.
                origins.add("https://" + host);
                if (!own.tls()) origins.add("http://" + host);
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
