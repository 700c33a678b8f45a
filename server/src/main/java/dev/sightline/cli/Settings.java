package dev.sightline.cli;

import dev.sightline.auth.AuthMode;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the command line and {@code settings.json} ask of a node.
 *
 * @param paths files and directories to serve; none means the working directory
 * @param discover directories beneath which projects are looked for
 * @param state the state directory
 * @param token of programs, from {@code SIGHTLINE_TOKEN}
 * @param metricsToken opens {@code /metrics} and nothing else
 * @param allow globs in {@code .gitignore} syntax; none allows all but secrets
 * @param kernels that run scripts
 * @param loops that are followed
 * @param hermes the home of an agent that is looked into, absolute; empty for none
 * @param readyFile written once the port answers
 */
public record Settings(
        List<Path> paths,
        List<Path> discover,
        Path state,
        AuthMode auth,
        Optional<String> token,
        Optional<String> metricsToken,
        List<String> allow,
        Network network,
        Limits limits,
        Kernels kernels,
        Loops loops,
        Optional<Path> hermes,
        boolean browser,
        Optional<Path> readyFile) {
    public Settings {
        paths = List.copyOf(paths);
        discover = List.copyOf(discover);
        allow = List.copyOf(allow);
    }

    /**
     * Where the node listens and to whom it answers.
     *
     * @param host an address or name of this machine; both loopback addresses are always bound
     * @param port taken: the next free one; 0: any
     * @param behindProxy whether a proxy before us speaks TLS and tells the client's address
     * @param trustedProxies that are believed too, beside those of this machine
     * @param allowHosts {@code NAME[:PORT]} that the node also answers to
     * @param allowOrigins other web apps that may use the API with a bearer token
     */
    public record Network(
            String host,
            int port,
            Optional<Tls> tls,
            boolean behindProxy,
            Set<InetAddress> trustedProxies,
            List<String> allowHosts,
            List<String> allowOrigins) {
        public Network {
            trustedProxies = Set.copyOf(trustedProxies);
            allowHosts = List.copyOf(allowHosts);
            allowOrigins = List.copyOf(allowOrigins);
        }

        /** This machine only, on {@code port}. */
        public static Network loopback(int port) {
            return new Network(
                    "127.0.0.1", port, Optional.empty(), false, Set.of(), List.of(), List.of());
        }
    }

    /**
     * @param certificate PEM, the chain
     * @param key PEM, PKCS #8
     */
    public record Tls(Path certificate, Path key) {}

    /**
     * @param streams open at a time, SSE and WebSocket together
     * @param perAddress of one other machine
     * @param connections of TCP at a time
     * @param journalDays after which an event may be forgotten
     * @param journalMib above which the oldest events are forgotten
     */
    public record Limits(
            int streams, int perAddress, int connections, int journalDays, int journalMib) {
        public static final Limits DEFAULTS = new Limits(1024, 64, 4096, 7, 256);

        public Limits withStreams(int most) {
            return new Limits(most, perAddress, connections, journalDays, journalMib);
        }
    }

    /**
     * @param python that runs all scripts; without it each has its own
     * @param most of them at a time
     * @param idleMinutes after which one that nobody uses stops; 0: never
     * @param servers whose kernels may be used from here
     */
    public record Kernels(
            Optional<Path> python, int most, int idleMinutes, List<Connection> servers) {
        public static final Kernels DEFAULTS = new Kernels(Optional.empty(), 8, 60, List.of());

        public Kernels {
            servers = List.copyOf(servers);
        }
    }

    /**
     * @param stuckMinutes without output, after which a running loop is stuck
     * @param notifyUrl that is told what people should hear; it may hold secrets
     * @param notifyFormat {@code json} or {@code ntfy}
     */
    public record Loops(int stuckMinutes, Optional<String> notifyUrl, String notifyFormat) {
        public static final Loops DEFAULTS = new Loops(15, Optional.empty(), "json");

        @Override
        public String toString() {
            return "Loops[stuckMinutes=%d, notifyFormat=%s]".formatted(stuckMinutes, notifyFormat);
        }
    }
}
