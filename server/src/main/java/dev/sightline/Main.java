package dev.sightline;

import dev.sightline.auth.AuthMode;
import dev.sightline.cli.Browser;
import dev.sightline.cli.DemoCommand;
import dev.sightline.cli.DoctorCommand;
import dev.sightline.cli.InitCommand;
import dev.sightline.cli.LinkCommand;
import dev.sightline.cli.Logs;
import dev.sightline.cli.NodeClient;
import dev.sightline.cli.RunCommand;
import dev.sightline.cli.ServeCommand;
import dev.sightline.cli.Settings;
import dev.sightline.cli.TokenCommand;
import dev.sightline.cli.UserCommand;
import dev.sightline.cli.WatchCommand;
import dev.sightline.disk.PrivateFiles;
import dev.sightline.doctor.SelfAttack;
import dev.sightline.http.Streams;
import dev.sightline.node.Links;
import dev.sightline.state.NodeFolder;
import dev.sightline.state.RunningNode;
import dev.sightline.watch.linux.Linux;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** The program. A word is a subcommand only as the first word; {@code ./watch} is a file. */
public final class Main {
    private static final long START_NANOS = 5_000_000_000L;

    private Main() {}

    public static void main(String[] args) {
        Logs.toStderr("1".equals(System.getenv("SIGHTLINE_TERMINAL")));
        String word = args.length == 0 ? "" : args[0];
        Object command =
                switch (word) {
                    case "watch" -> new WatchCommand(System.out);
                    case "run" -> new RunCommand(System.in, System.out, System.getenv());
                    case "demo" -> new DemoCommand(Main::demo);
                    case "link" -> new LinkCommand(System.out, System.err);
                    case "init" -> new InitCommand(Main::init);
                    case "doctor" -> new DoctorCommand(System.out, Main::patient);
                    case "user" -> new UserCommand(System.in, System.out, System.err);
                    case "token" -> new TokenCommand(System.out, System.err);
                    case "rehearse" -> new Rehearsal();
                    default -> new ServeCommand(Main::serve);
                };
        String[] rest =
                command instanceof ServeCommand ? args : Arrays.copyOfRange(args, 1, args.length);
        System.exit(
                new CommandLine(command)
                        // What follows a script is the script's, also what begins with a dash.
                        .setStopAtPositional(command instanceof RunCommand)
                        .setExecutionExceptionHandler((e, line, parsed) -> {
                            System.err.println("sightline: " + said(e));
                            return 1;
                        })
                        .setParameterExceptionHandler((e, parsed) -> {
                            System.err.println("sightline: " + e.getMessage());
                            System.err.println("Try: sightline --help");
                            return 2;
                        })
                        .execute(rest));
    }

    private static String said(Exception e) {
        return switch (e) {
            // Their message is the path alone.
            case AccessDeniedException denied -> "no permission: " + denied.getFile();
            case NoSuchFileException missing -> "no such file or directory: " + missing.getFile();
            case FileSystemException other ->
                    other.getFile() + ": " + Objects.requireNonNullElse(other.getReason(), other);
            default -> e.getMessage() == null ? e.toString() : e.getMessage();
        };
    }

    private static int demo(DemoCommand.Asked asked) throws Exception {
        refuseOtherSystems();
        return Demo.run(asked);
    }

    private static int init(InitCommand.Asked asked) throws IOException {
        refuseOtherSystems();
        return Init.run(asked);
    }

    private static void refuseOtherSystems() throws IOException {
        if (!Linux.available()) {
            throw new IOException(
                    "the server needs Linux 5.6 or newer on x86_64 or aarch64; only `sightline"
                            + " watch` works here");
        }
    }

    private static int serve(Settings settings) throws Exception {
        refuseOtherSystems();
        Served served = Served.of(settings.paths());
        long giveUp = System.nanoTime() + START_NANOS;
        Optional<NodeFolder> folder = NodeFolder.claim(settings.state(), served.id());
        while (folder.isEmpty()) {
            Optional<RunningNode> node = NodeFolder.running(settings.state(), served.id());
            if (node.isPresent()) return pointTo(node.get(), settings, served);
            if (System.nanoTime() > giveUp) {
                throw new IOException("another process is starting on these roots");
            }
            // Who holds the lock is about to say where it listens, or was only asking.
            LockSupport.parkNanos(20_000_000);
            folder = NodeFolder.claim(settings.state(), served.id());
        }
        CountDownLatch ended = new CountDownLatch(1);
        App app = new App(settings, served, folder.get(), Streams.HEARTBEAT);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    app.close();
                                    ended.countDown();
                                },
                                "end"));
        ready(settings, app.self(), app.newLink());
        if (settings.browser()) Browser.open(app.newLink());
        ended.await();
        return 0;
    }

    /** A node in this process for the doctor to attack, as a start without a flag makes it. */
    private static SelfAttack.Started patient(Path root, Path state) throws Exception {
        Settings settings =
                new Settings(
                        List.of(root),
                        List.of(),
                        state,
                        AuthMode.LAUNCH,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Settings.Network.loopback(0),
                        Settings.Limits.DEFAULTS,
                        Settings.Kernels.DEFAULTS,
                        Settings.Loops.DEFAULTS,
                        Optional.empty(),
                        false,
                        Optional.empty());
        Served served = Served.of(settings.paths());
        NodeFolder folder = NodeFolder.claim(state, served.id()).orElseThrow();
        App app = new App(settings, served, folder, Streams.HEARTBEAT);
        return new SelfAttack.Started(app.self(), app);
    }

    /** The same roots are served already: one node a set of roots, so its address is the answer. */
    private static int pointTo(RunningNode running, Settings settings, Served served)
            throws IOException {
        ready(settings, running, linkTo(running, served));
        if (settings.browser()) Browser.open(linkTo(running, served));
        return 0;
    }

    /** That node may have been started on another file of the same directory. */
    private static String linkTo(RunningNode running, Served served) throws IOException {
        String link = NodeClient.newLink(running);
        int secret = link.indexOf('#');
        return Links.to(running.url(), served.open()) + (secret < 0 ? "" : link.substring(secret));
    }

    private static void ready(Settings settings, RunningNode node, String link) throws IOException {
        if (settings.readyFile().isPresent()) {
            PrivateFiles.write(settings.readyFile().get(), node.readyFile());
        }
        System.out.println("Sightline is ready at " + link);
        System.out.flush();
    }
}
