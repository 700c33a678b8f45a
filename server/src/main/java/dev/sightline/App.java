package dev.sightline;

import dev.sightline.auth.AuthMode;
import dev.sightline.auth.Gate;
import dev.sightline.auth.Names;
import dev.sightline.auth.Secret;
import dev.sightline.build.project.ProjectInit;
import dev.sightline.cli.Settings;
import dev.sightline.cli.Version;
import dev.sightline.disk.Attic;
import dev.sightline.disk.Disk;
import dev.sightline.disk.Root;
import dev.sightline.disk.Roots;
import dev.sightline.disk.Rules;
import dev.sightline.disk.Trouble;
import dev.sightline.editor.EditorRoutes;
import dev.sightline.editor.Following;
import dev.sightline.editor.LiveFiles;
import dev.sightline.editor.WatchOverSocket;
import dev.sightline.http.Answers;
import dev.sightline.http.HttpNode;
import dev.sightline.http.Ports;
import dev.sightline.http.Proxies;
import dev.sightline.http.Route;
import dev.sightline.http.Routes;
import dev.sightline.http.Streams;
import dev.sightline.http.Terms;
import dev.sightline.http.WebSockets;
import dev.sightline.hub.Counters;
import dev.sightline.hub.Hub;
import dev.sightline.hub.Recall;
import dev.sightline.journal.Journal;
import dev.sightline.journal.Sequence;
import dev.sightline.kernel.AttachOverSocket;
import dev.sightline.kernel.KernelRoutes;
import dev.sightline.kernel.Kernels;
import dev.sightline.kernel.Servers;
import dev.sightline.metrics.Figures;
import dev.sightline.metrics.Lag;
import dev.sightline.metrics.MetricsRoutes;
import dev.sightline.node.DiskSpace;
import dev.sightline.node.Links;
import dev.sightline.node.NodeRoutes;
import dev.sightline.node.ReadyRoutes;
import dev.sightline.node.RootWatches;
import dev.sightline.node.SessionCookie;
import dev.sightline.project.ProjectRoutes;
import dev.sightline.project.Registry;
import dev.sightline.python.Interpreters;
import dev.sightline.python.Tools;
import dev.sightline.state.NodeFolder;
import dev.sightline.state.RunningNode;
import dev.sightline.stream.EventRoutes;
import dev.sightline.tls.Tls;
import dev.sightline.watch.Watcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** A running node. All wiring is here, top to bottom, by plain {@code new}. */
public final class App implements AutoCloseable {
    private static final long ATTIC_BYTES = 256L * 1024 * 1024;

    private static final long MIB = 1024L * 1024;

    private final List<Route> routes;
    private final Streams streams;
    private final Sequence sequence;
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
        this(settings, served, folder, heartbeat, Terms.PATIENCE);
    }

    /**
     * @param patience with slow clients; see {@link Terms}
     */
    App(Settings settings, Served served, NodeFolder folder, Duration heartbeat, Duration patience)
            throws IOException {
        Clock clock = Clock.systemUTC();
        parts.add(folder);
        try {
            Settings.Network network = settings.network();
            Optional<Tls> tls = tls(network);
            Ports ports = started(Ports.claim(network.host(), network.port()));
            refuseOpenDoor(settings, ports);
            Reach reach = Reach.of(network, ports, tls);
            String cookieName = "sightline_" + ports.port();
            String token = settings.token().orElseGet(Secret::random);

            // Who may come in.
            Watcher watcher = started(Watcher.open());
            Reception reception = started(new Reception(settings, folder, token, watcher, clock));
            Gate gate =
                    new Gate(
                            settings.auth(),
                            Names.of(
                                    new Names.Own(ports.port(), tls.isPresent(), reach.names()),
                                    network.allowHosts(),
                                    network.allowOrigins()),
                            reception.credentials());
            links = new Links(reach.url(), settings.auth(), reception.launches());
            SessionCookie cookie = new SessionCookie(cookieName);

            // What an init that was killed has left goes before anyone sees it.
            ProjectInit init = Init.projects(settings.state(), clock);
            init.undoLeftovers();

            // The files.
            List<Root> roots = served.roots();
            Attic attic = new Attic(folder.attic(), ATTIC_BYTES);
            Disk disk =
                    started(
                            new Disk(
                                    new Roots(roots),
                                    new Rules(roots, settings.allow(), OwnFiles.of(settings)),
                                    attic));
            tryRoots(disk);
            if (tls.isPresent()) tls.get().follow(watcher);
            RootWatches rootWatches = started(new RootWatches(watcher, siblings(roots)));

            // The one sequence.
            Journal journal =
                    started(
                            Journal.open(
                                    folder.journalFile(),
                                    new Journal.Limits(
                                            Duration.ofDays(settings.limits().journalDays()),
                                            settings.limits().journalMib() * MIB),
                                    clock));
            Lag lag = new Lag();
            Ralph ralph = started(new Ralph(settings.loops(), disk, watcher, journal, clock));
            Building building =
                    started(new Building(disk, watcher, journal, folder.builds(), init, clock));
            Hermes hermes = started(new Hermes(settings.hermes(), attic, watcher, journal, clock));
            Recall recall = kept -> building.sessions().whole(ralph.loops().whole(kept));
            Hub hub = started(new Hub(journal, recall, clock, new Counters(lag::add)));
            journal.start(hub::publish);
            building.start();
            hermes.start();
            sequence = journal;
            Registry projects =
                    started(
                            new Registry(
                                    disk,
                                    watcher,
                                    journal,
                                    List.of(ralph.loops(), building.builds()),
                                    settings.discover(),
                                    folder.projectsFile()));
            watcher.onProblem(App.problems(projects));
            projects.start();

            // The kernels.
            Settings.Kernels asked = settings.kernels();
            Kernels kernels =
                    started(
                            new Kernels(
                                    new Kernels.Terms(
                                            asked.most(), Duration.ofMinutes(asked.idleMinutes())),
                                    new Interpreters(asked.python(), System.getenv()),
                                    Tools.in(settings.state()),
                                    journal,
                                    folder.runs(),
                                    projects::idOf,
                                    clock));
            Servers servers =
                    started(
                            new Servers(
                                    asked.servers().stream()
                                            .map(other ->
                                                    new Servers.Server(
                                                            other.name(),
                                                            other.url(),
                                                            other.tokenFile()))
                                            .toList()));

            // The features.
            streams =
                    started(
                            new Streams(
                                    new Streams.Limits(
                                            settings.limits().streams(),
                                            settings.limits().perAddress()),
                                    heartbeat));
            LiveFiles live = started(new LiveFiles(disk, watcher, clock));
            Following following = new Following(disk, live);
            WebSockets sockets = new WebSockets(streams);
            EventRoutes events =
                    new EventRoutes(
                            hub,
                            streams,
                            sockets,
                            new EventRoutes.Protocol(
                                    name -> projects.idsNamed(name).size() > 1,
                                    reception.credentials()::byStreamToken,
                                    List.of(
                                            new WatchOverSocket(following),
                                            new AttachOverSocket(kernels, servers))));
            NodeRoutes node =
                    new NodeRoutes(
                            new NodeRoutes.Self(
                                    Version.number(),
                                    hostName(),
                                    settings.auth(),
                                    served.open(),
                                    disk::roots,
                                    root ->
                                            projects.watchOf(root)
                                                    .orElseGet(() -> rootWatches.mode(root)),
                                    hub::position),
                            reception.doors(cookie, links));
            routes = new ArrayList<>(node.all());
            routes.addAll(reception.loginRoutes(cookie).all());
            routes.addAll(new ProjectRoutes(projects).all());
            routes.addAll(new EditorRoutes(disk, following, streams).all());
            routes.addAll(events.all());
            routes.addAll(ralph.routes(projects));
            routes.addAll(building.routes(projects, hub, sockets));
            routes.addAll(hermes.routes(hub, sockets));
            routes.addAll(
                    new KernelRoutes(kernels, disk, streams, sockets, following::follow, servers)
                            .all());

            // The node's own state.
            Answers answers = new Answers();
            routes.addAll(
                    new ReadyRoutes(
                                    List.of(
                                            rootWatches,
                                            () -> Vitals.of(journal),
                                            () -> Vitals.of(projects),
                                            () -> Vitals.of(reception),
                                            new DiskSpace(settings.state())))
                            .all());
            routes.addAll(
                    new MetricsRoutes(
                                    new Figures(
                                            Version.number(),
                                            Vitals.of(streams),
                                            Vitals.of(hub, journal, lag),
                                            Vitals.of(journal, clock),
                                            new Figures.Requests(
                                                    answers::of, reception::failedLogins),
                                            () -> Vitals.watches(projects, rootWatches),
                                            () -> projects.watched().size()))
                            .all());

            // The port.
            Terms terms =
                    new Terms(
                            tls,
                            new Proxies(network.behindProxy(), network.trustedProxies()),
                            settings.limits().connections(),
                            settings.limits().perAddress(),
                            patience);
            HttpNode http =
                    started(
                            new HttpNode(
                                    ports, terms, gate, new Routes(routes), cookieName, answers));
            http.start();
            // Streams end first, while the server can still send their last bytes.
            started(streams);

            open = served.open();
            self =
                    new RunningNode(
                            reach.url(),
                            reach.local(),
                            token,
                            ProcessHandle.current().pid(),
                            labels(roots));
            folder.announce(self);
            hermes.lookAhead();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private Optional<Tls> tls(Settings.Network network) throws IOException {
        if (network.tls().isEmpty()) return Optional.empty();
        Settings.Tls files = network.tls().get();
        return Optional.of(started(Tls.open(files.certificate(), files.key())));
    }

    /** The command line says the same before; whoever comes by another way hears it here. */
    private static void refuseOpenDoor(Settings settings, Ports ports) throws IOException {
        boolean proxied = settings.network().behindProxy();
        boolean secret = settings.network().tls().isPresent() || proxied;
        if (ports.isBeyondLoopback() && (settings.auth() != AuthMode.PASSWORD || !secret)) {
            throw new IOException(
                    "other machines may connect only with --auth password, and with TLS or"
                            + " --behind-proxy");
        }
        if (proxied && settings.auth() == AuthMode.NONE) {
            throw new IOException("--behind-proxy needs --auth password or launch");
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

    /** For tests of what is told, without a file that changes. */
    Sequence sequence() {
        return sequence;
    }

    /** How many streams are open. */
    int openStreams() {
        return streams.count();
    }

    static String labels(List<Root> roots) {
        return roots.stream().map(Root::label).distinct().sorted().collect(Collectors.joining(" "));
    }

    private static List<Root> siblings(List<Root> roots) {
        return roots.stream().filter(root -> root.kind() == Root.Kind.SIBLINGS).toList();
    }

    private static BiConsumer<Path, Throwable> problems(Registry projects) {
        System.Logger log = System.getLogger("dev.sightline.watch");
        return (path, cause) -> {
            log.log(System.Logger.Level.WARNING, "watching " + path, cause);
            projects.problem(path, cause);
        };
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
