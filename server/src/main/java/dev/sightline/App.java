package dev.sightline;

import dev.sightline.auth.AuthMode;
import dev.sightline.auth.Credentials;
import dev.sightline.auth.Gate;
import dev.sightline.auth.Guesses;
import dev.sightline.auth.Logins;
import dev.sightline.auth.Names;
import dev.sightline.auth.OneTimeSecrets;
import dev.sightline.auth.PasswordChecks;
import dev.sightline.auth.Secret;
import dev.sightline.auth.Sessions;
import dev.sightline.auth.SigningKey;
import dev.sightline.auth.UserTokens;
import dev.sightline.cli.Settings;
import dev.sightline.cli.Version;
import dev.sightline.disk.Attic;
import dev.sightline.disk.Disk;
import dev.sightline.disk.Root;
import dev.sightline.disk.Roots;
import dev.sightline.disk.Rules;
import dev.sightline.disk.Trouble;
import dev.sightline.editor.EditorRoutes;
import dev.sightline.editor.LiveFiles;
import dev.sightline.http.HttpNode;
import dev.sightline.http.Ports;
import dev.sightline.http.Route;
import dev.sightline.http.Routes;
import dev.sightline.http.Streams;
import dev.sightline.node.Links;
import dev.sightline.node.LoginRoutes;
import dev.sightline.node.NodeRoutes;
import dev.sightline.node.RootWatches;
import dev.sightline.node.SessionCookie;
import dev.sightline.state.LiveAccounts;
import dev.sightline.state.NodeFolder;
import dev.sightline.state.RunningNode;
import dev.sightline.state.SessionFile;
import dev.sightline.state.SigningKeyFile;
import dev.sightline.watch.Watcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A running node. All wiring is here, top to bottom, by plain {@code new}. */
public final class App implements AutoCloseable {
    private static final long ATTIC_BYTES = 256L * 1024 * 1024;
    private static final int WAITING_SECRETS = 64;

    private final List<Route> routes;
    private final Streams streams;
    private final RunningNode self;
    private final Links links;
    private final Optional<Path> open;

    /** In the order of their start; they end in the other. */
    private final List<AutoCloseable> parts = new ArrayList<>();

    /**
     * Starts the node; when it returns, the port answers.
     *
     * @param folder claimed for this process; closed with the node
     * @param heartbeat the pause between two signs of life on a stream
     */
    App(Settings settings, Served served, NodeFolder folder, Duration heartbeat)
            throws IOException {
        Clock clock = Clock.systemUTC();
        parts.add(folder);
        try {
            Ports ports = started(Ports.claim(settings.network().port()));
            String base = "http://127.0.0.1:" + ports.port();
            String cookieName = "sightline_" + ports.port();
            String token = settings.token().orElseGet(Secret::random);

            // Who may come in.
            Watcher watcher = started(Watcher.open());
            LiveAccounts accounts = started(new LiveAccounts(settings.state(), watcher, clock));
            SigningKey key =
                    settings.auth() == AuthMode.PASSWORD
                            ? SigningKeyFile.of(settings.state())
                            : new SigningKey(SigningKey.random());
            Sessions sessions = new Sessions(clock, new SessionFile(folder.sessionsFile()), key);
            UserTokens userTokens = new UserTokens(clock, key, accounts);
            Logins logins =
                    new Logins(
                            settings.auth(),
                            accounts,
                            new Guesses(clock),
                            started(new PasswordChecks()));
            OneTimeSecrets launches =
                    new OneTimeSecrets(clock, Duration.ofDays(30), WAITING_SECRETS);
            OneTimeSecrets tickets =
                    new OneTimeSecrets(
                            clock,
                            Duration.ofSeconds(NodeRoutes.TICKET_SECONDS),
                            settings.limits().streams());
            Credentials credentials =
                    new Credentials(
                            clock,
                            settings.auth(),
                            new Credentials.NodeTokens(token, settings.metricsToken()),
                            sessions,
                            tickets,
                            accounts,
                            userTokens);
            Gate gate =
                    new Gate(
                            settings.auth(),
                            Names.of(
                                    ports.port(),
                                    settings.network().allowHosts(),
                                    settings.network().allowOrigins()),
                            credentials);
            links = new Links(base, settings.auth(), launches);
            SessionCookie cookie = new SessionCookie(cookieName, false);

            // The files.
            List<Root> roots = served.roots();
            Disk disk =
                    started(
                            new Disk(
                                    new Roots(roots),
                                    new Rules(
                                            roots, settings.allow(), settings.state().toRealPath()),
                                    new Attic(folder.attic(), ATTIC_BYTES)));
            tryRoots(disk);
            RootWatches rootWatches = started(new RootWatches(watcher, roots));

            // The features.
            streams =
                    started(
                            new Streams(
                                    new Streams.Limits(
                                            settings.limits().streams(),
                                            settings.limits().perAddress()),
                                    heartbeat));
            LiveFiles live = started(new LiveFiles(disk, watcher, clock));
            NodeRoutes node =
                    new NodeRoutes(
                            new NodeRoutes.Self(
                                    Version.number(),
                                    hostName(),
                                    settings.auth(),
                                    served.open(),
                                    roots,
                                    rootWatches::mode),
                            new NodeRoutes.Doors(launches, tickets, sessions, cookie, links));
            routes = new ArrayList<>(node.all());
            routes.addAll(new LoginRoutes(clock, logins, userTokens, sessions, cookie).all());
            routes.addAll(new EditorRoutes(disk, live, streams).all());

            // The port.
            HttpNode http = started(new HttpNode(ports, gate, new Routes(routes), cookieName));
            http.start();
            // Streams end first, while the server can still send their last bytes.
            started(streams);

            open = served.open();
            self = new RunningNode(base, token, ProcessHandle.current().pid(), labels(roots));
            folder.announce(self);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** How a program reaches this node. */
    public RunningNode self() {
        return self;
    }

    /** A new one-time link to the page. */
    public String newLink() {
        return links.to(open);
    }

    /** For the test that walks them. */
    List<Route> routes() {
        return routes;
    }

    /** How many streams are open. */
    int openStreams() {
        return streams.count();
    }

    static String labels(List<Root> roots) {
        return roots.stream().map(Root::label).distinct().sorted().collect(Collectors.joining(" "));
    }

    /** As the kernel has it: a look-up by name may fail, or take as long as the DNS likes. */
    private static String hostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return "localhost";
        }
    }

    private static void tryRoots(Disk disk) throws IOException {
        try {
            disk.tryRoots();
        } catch (Trouble trouble) {
            throw new IOException(trouble.detail(), trouble);
        }
    }

    private <T extends AutoCloseable> T started(T part) {
        parts.add(part);
        return part;
    }

    @Override
    public void close() {
        for (AutoCloseable part : parts.reversed()) {
            try {
                part.close();
            } catch (Exception e) {
                System.getLogger("sightline.app")
                        .log(System.Logger.Level.WARNING, "did not end well: " + part, e);
            }
        }
        parts.clear();
    }
}
