package dev.sightline;

import dev.sightline.cli.Settings;
import dev.sightline.http.Ports;
import dev.sightline.tls.Tls;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a node is reached, once its port and its certificate are known.
 *
 * @param url for people and programs; under TLS with a name that the certificate carries, if any
 * @param local the same node over loopback, for other processes of its user
 * @param names whole host names and literal addresses that are ours beside loopback, without port
 */
record Reach(String url, String local, List<String> names) {
    private static final String LOOPBACK = "127.0.0.1";

    Reach {
        names = List.copyOf(names);
    }

    static Reach of(Settings.Network network, Ports ports, Optional<Tls> tls) throws IOException {
        String port = ":" + ports.port();
        if (tls.isEmpty()) {
            // Whoever stands behind a proxy knows its name; here it is reached on this machine.
            String local = "http://" + LOOPBACK + port;
            return new Reach(local, local, ports.literals());
        }
        List<String> certified = tls.get().names();
        List<String> names = new ArrayList<>(ports.literals());
        // Nobody else can have a certificate of ours for his name: it is no way in for rebinding.
        certified.stream().filter(Reach::isWholeName).forEach(names::add);

        List<String> candidates = new ArrayList<>(network.allowHosts());
        if (ports.isBeyondLoopback()) candidates.addAll(certified);
        candidates.add("localhost");
        candidates.addAll(ports.literals());
        candidates.add(LOOPBACK);
        String fallback = ports.literals().stream().findFirst().orElse(LOOPBACK);
        String name =
                candidates.stream()
                        .map(candidate -> candidate.toLowerCase(Locale.ROOT))
                        .filter(candidate -> !candidate.startsWith("*"))
                        .filter(candidate -> covers(certified, candidate))
                        .findFirst()
                        .orElse(fallback);
        boolean complete = hasPort(name) || ports.port() == 443;
        return new Reach(
                "https://" + (complete ? name : name + port), "https://" + LOOPBACK + port, names);
    }

    private static boolean isWholeName(String name) {
        return !name.startsWith("*") && !name.contains(":") && !name.matches("[0-9.]+");
    }

    private static boolean hasPort(String name) {
        return name.lastIndexOf(':') > name.lastIndexOf(']');
    }

    /** As browsers match: a wildcard stands for one label. */
    private static boolean covers(List<String> certified, String candidate) {
        String host = hasPort(candidate) ? candidate.replaceFirst(":\\d+$", "") : candidate;
        String bare = host.replaceAll("[\\[\\]]", "");
        int dot = host.indexOf('.');
        String wildcard = dot < 0 ? "" : "*" + host.substring(dot);
        return certified.contains(bare) || certified.contains(wildcard);
    }
}
