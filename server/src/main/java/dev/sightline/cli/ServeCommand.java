package dev.sightline.cli;

import dev.sightline.auth.AuthMode;
import dev.sightline.state.UserFile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code sightline [PATH ...]}: serves files and directories. */
@Command(
        name = "sightline",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisHeading = "",
        customSynopsis = {
            "A live line of sight from the files on your disk to every screen that needs them.",
            "",
            "  sightline [PATH ...]          serve these files and directories, open the browser",
            "  sightline demo                a scripted AI coding loop to look at",
            "  sightline run FILE [ARG ...]  run a Python script, each statement with its results",
            "  sightline watch PATH [--json] print settled changes, one a line, until interrupted",
            "  sightline init ALIAS PATH     begin a BuildRunner project; also --validate PATH",
            "  sightline link                a new one-time link to the running node",
            "  sightline doctor [PATH ...]   what is wrong on this machine, and how to mend it",
            "  sightline user add NAME       let someone in; also passwd, remove, list",
            "  sightline token create        a token for a program; also list, revoke",
            ""
        },
        footer = {
            "",
            "SIGHTLINE_TOKEN sets the bearer token that programs use, SIGHTLINE_HOME the state"
                    + " directory.",
            "settings.json in the state directory sets what the command line leaves open."
        })
public final class ServeCommand implements Callable<Integer> {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

    private static final int TOKEN_LENGTH = 20;

    /** Runs a node until it is told to end; the program's exit code. */
    @FunctionalInterface
    public interface Starter {
        int run(Settings settings) throws Exception;
    }

    private final Starter starter;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PATH", description = "Files and directories; default: this one.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--discover",
            paramLabel = "DIR",
            description = "Serve each project found beneath; repeatable.")
    private List<Path> discover = new ArrayList<>();

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description =
                    "Other than this machine needs --auth password, and TLS or --behind-proxy."
                            + " Default: ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            defaultValue = "8888",
            paramLabel = "PORT",
            description = "Default: ${DEFAULT-VALUE}. Taken: the next free one; 0: any.")
    private int port;

    @Option(names = "--no-browser", description = "Do not open the browser.")
    private boolean noBrowser;

    @Option(
            names = "--auth",
            defaultValue = "launch",
            paramLabel = "MODE",
            description =
                    "launch: a one-time link (default). password: see `sightline user`. none:"
                            + " everyone on this machine.")
    private String auth = "launch";

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Default: $SIGHTLINE_HOME or ~/.sightline.")
    private @Nullable Path state;

    @Option(
            names = "--ready-file",
            paramLabel = "FILE",
            description = "Gets {\"url\",\"token\",\"pid\"} once the port answers.")
    private @Nullable Path readyFile;

    @Option(
            names = "--allow",
            paramLabel = "GLOB",
            description = "Serve only these files; .gitignore syntax, repeatable.")
    private List<String> allow = new ArrayList<>();

    @Option(
            names = "--allow-host",
            paramLabel = "NAME[:PORT]",
            description = "Also answer to this Host; repeatable.")
    private List<String> allowHosts = new ArrayList<>();

    @Option(
            names = "--allow-origin",
            paramLabel = "ORIGIN",
            description = "Let this web app use the API with the token; repeatable.")
    private List<String> allowOrigins = new ArrayList<>();

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "PEM, the certificate and its chain; needs --tls-key.")
    private @Nullable Path tlsCert;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "PEM, PKCS #8.")
    private @Nullable Path tlsKey;

    @Option(
            names = "--behind-proxy",
            description = "A proxy on this machine speaks TLS and tells the client.")
    private boolean behindProxy;

    @Option(
            names = "--trusted-proxy",
            paramLabel = "ADDRESS",
            description = "With --behind-proxy, a proxy on another machine; repeatable.")
    private List<String> trustedProxies = new ArrayList<>();

    @Option(
            names = "--metrics-token",
            paramLabel = "TOKEN",
            description = "Opens /metrics and nothing else; also SIGHTLINE_METRICS_TOKEN.")
    private @Nullable String metricsToken;

    @Option(
            names = "--journal-days",
            defaultValue = "7",
            paramLabel = "N",
            description = "Events are kept so long. Default: ${DEFAULT-VALUE}.")
    private int journalDays;

    @Option(
            names = "--journal-mib",
            defaultValue = "256",
            paramLabel = "N",
            description = "... and no more of them than this. Default: ${DEFAULT-VALUE}.")
    private int journalMib;

    @Option(
            names = "--max-connections",
            defaultValue = "4096",
            paramLabel = "N",
            description = "Open connections. Default: ${DEFAULT-VALUE}.")
    private int maxConnections;

    @Option(
            names = "--max-streams",
            defaultValue = "1024",
            paramLabel = "N",
            description = "Open streams. Default: ${DEFAULT-VALUE}.")
    private int maxStreams;

    @Option(
            names = "--max-per-address",
            defaultValue = "64",
            paramLabel = "N",
            description = "Of one other machine. Default: ${DEFAULT-VALUE}.")
    private int maxPerAddress;

    @Option(
            names = "--python",
            paramLabel = "PATH",
            description = "Runs all scripts. Default: the .venv above each, then python3.")
    private @Nullable Path python;

    @Option(
            names = "--max-kernels",
            defaultValue = "8",
            paramLabel = "N",
            description = "Pythons at a time. Default: ${DEFAULT-VALUE}.")
    private int maxKernels;

    @Option(
            names = "--kernel-idle",
            defaultValue = "60",
            paramLabel = "MINUTES",
            description = "... and unused for how long. Default: ${DEFAULT-VALUE}; 0: for ever.")
    private int kernelIdle;

    @Option(
            names = "--connect-to",
            paramLabel = "NAME=URL",
            parameterConsumer = Connections.Add.class,
            description = "Also run scripts on this other node; repeatable.")
    private List<Connection> connectTo = new ArrayList<>();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            parameterConsumer = Connections.Token.class,
            description = "The token for the --connect-to before it; readable by you alone.")
    @SuppressWarnings("UnusedVariable") // Each is kept with its connection.
    private List<Path> tokenFiles = new ArrayList<>();

    @Mixin private LoopOptions loops = new LoopOptions();

    @Mixin private HermesOptions hermes = new HermesOptions();

    @Option(names = "--verbose", description = "Log every request.")
    private boolean verbose;

    public ServeCommand(Starter starter) {
        this.starter = starter;
    }

    @Override
    public Integer call() throws Exception {
        fillFromFile();
        boolean open = !LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
        Optional<Settings.Tls> tls = tls();
        if (open && (mode() != AuthMode.PASSWORD || (tls.isEmpty() && !behindProxy))) {
            throw wrong(
                    "--host "
                            + host
                            + ": other machines may connect only with --auth password, and with"
                            + " --tls-cert and --tls-key or --behind-proxy. Without them use: ssh"
                            + " -L 8888:localhost:8888 (and --allow-host where the port differs)");
        }
        if (behindProxy && mode() == AuthMode.NONE) {
            throw wrong(
                    "--behind-proxy with --auth none would let everyone in whom the proxy lets"
                            + " through; use --auth password or launch");
        }
        if (open || behindProxy) refuseShortTokens();
        for (Path path : discover) {
            if (!Files.isDirectory(path)) throw wrong("--discover: no such directory: " + path);
        }
        for (Path path : paths) {
            if (!Files.exists(path)) throw wrong("no such file or directory: " + path);
        }
        if (mode() == AuthMode.PASSWORD && !hasUsers()) {
            throw wrong(
                    "--auth password: nobody may log in yet. Run: sightline user add NAME --role"
                            + " admin"
                            + (state == null ? "" : " --state " + state));
        }
        if (verbose) Logs.beVerbose();
        return starter.run(
                new Settings(
                        paths,
                        discover,
                        StateDirectory.of(state),
                        mode(),
                        fromEnvironment("SIGHTLINE_TOKEN"),
                        metricsToken(),
                        allow,
                        new Settings.Network(
                                host, port, tls, behindProxy, proxies(), allowHosts, allowOrigins),
                        new Settings.Limits(
                                maxStreams, maxPerAddress, maxConnections, journalDays, journalMib),
                        kernels(),
                        loops(),
                        hermes.home(),
                        !noBrowser,
                        Optional.ofNullable(readyFile)));
    }

    private Settings.Kernels kernels() {
        try {
            Connection.check(connectTo);
        } catch (Connection.Wrong wrong) {
            throw wrong("--connect-to: " + wrong.what());
        }
        return new Settings.Kernels(Optional.ofNullable(python), maxKernels, kernelIdle, connectTo);
    }

    private Settings.Loops loops() {
        return loops.settings().orElseThrow(() -> wrong(LoopOptions.WRONG));
    }

    /** What the command line leaves open, {@code settings.json} may say. */
    private void fillFromFile() {
        CommandSpec command = spec();
        try {
            List<String> set = new ArrayList<>();
            if (fromEnvironment("SIGHTLINE_METRICS_TOKEN").isPresent()) set.add("--metrics-token");
            // Picocli does not count options that take their words themselves.
            if (!connectTo.isEmpty()) set.add("--connect-to");
            SettingsFile.in(StateDirectory.of(state))
                    .fill(command, command.commandLine().getParseResult(), set);
            SettingsFile.checkNumbers(command);
        } catch (SettingsFile.Wrong wrong) {
            throw wrong(wrong.what());
        }
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec, "picocli fills it in");
    }

    private static Optional<String> fromEnvironment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
    }

    private boolean hasUsers() throws IOException {
        return !new UserFile(StateDirectory.of(state)).load().users().isEmpty();
    }

    private Optional<Settings.Tls> tls() {
        if (tlsCert == null && tlsKey == null) return Optional.empty();
        if (tlsCert == null || tlsKey == null) throw wrong("--tls-cert and --tls-key go together");
        return Optional.of(new Settings.Tls(tlsCert, tlsKey));
    }

    private Optional<String> metricsToken() {
        return Optional.ofNullable(metricsToken)
                .or(() -> fromEnvironment("SIGHTLINE_METRICS_TOKEN"));
    }

    /** Nothing slows down who guesses tokens: they must be too long for that. */
    private void refuseShortTokens() {
        refuseShort("SIGHTLINE_TOKEN", fromEnvironment("SIGHTLINE_TOKEN"));
        refuseShort("--metrics-token", metricsToken());
    }

    private void refuseShort(String what, Optional<String> token) {
        if (token.isPresent() && token.get().length() < TOKEN_LENGTH) {
            throw wrong(
                    what
                            + ": where other machines may connect it needs "
                            + TOKEN_LENGTH
                            + " characters or more, such as: openssl rand -hex 20");
        }
    }

    /** Literals, IPv6 in brackets or bare: what a name means may change without our notice. */
    private Set<InetAddress> proxies() {
        Set<InetAddress> proxies = new HashSet<>();
        for (String text : trustedProxies) {
            try {
                proxies.add(InetAddress.ofLiteral(text.replaceAll("^\\[(.*)]$", "$1")));
            } catch (IllegalArgumentException noAddress) {
                throw wrong(
                        "--trusted-proxy " + text + ": say one address, as 10.0.0.2 or fd00::2");
            }
        }
        return proxies;
    }

    private AuthMode mode() {
        return switch (auth) {
            case "launch" -> AuthMode.LAUNCH;
            case "none" -> AuthMode.NONE;
            case "password" -> AuthMode.PASSWORD;
            default -> throw wrong("--auth " + auth + ": say launch, password or none");
        };
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec().commandLine(), what);
    }
}
