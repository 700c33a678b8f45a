package dev.sightline.build.project;

import dev.sightline.build.project.ProjectInitError.Kind;
import dev.sightline.json.Json;
import dev.sightline.process.Family;
import dev.sightline.process.Identity;
import dev.sightline.process.Program;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Installs a program by the user's own pipx, and removes it again. Each run is a process group of
 * its own, through no shell, that ends in time with all that it started; it carries the id of its
 * init in its environment, by which it is found after a kill of ours.
 */
final class Pipx {
    private static final String MARK = "SIGHTLINE_INIT";
    private static final String NOTE = "pipx_metadata.json";
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration REMOVAL = Duration.ofSeconds(60);
    private static final int SAID_LINES = 12;
    private static final int SAID_BYTES = 64 * 1024;
    private static final Pattern SPEC = Pattern.compile("[^-\\p{Cntrl}][^\\p{Cntrl}]{0,499}");
    private static final Pattern CONTROL =
            Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]|[\\p{Cntrl}&&[^\n]]");
    private static final System.Logger LOG = System.getLogger("sightline.build");

    private final Map<String, String> environment;
    private final Duration patience;

    /**
     * @param environment over what this process has
     * @param patience with an installation
     */
    Pipx(Map<String, String> environment, Duration patience) {
        this.environment = Map.copyOf(environment);
        this.patience = patience;
    }

    /** What it came to, with the end of what it said. */
    private record End(int exit, boolean late, String said) {}

    /**
     * @throws ProjectInitError BAD_SPEC: what begins with a dash would be an option
     */
    static void check(String spec) throws ProjectInitError {
        if (SPEC.matcher(spec).matches()) return;
        throw new ProjectInitError(
                Kind.BAD_SPEC,
                "What to install must be a name, a file or an address as pipx takes them, without"
                        + " control characters, not beginning with a dash, and at most 500 long");
    }

    void install(String spec, Intent intent) throws ProjectInitError, IOException {
        Path pipx = find();
        Installation installation = look(spec, pipx, intent);
        intent.installing(installation);
        End end = run(pipx, List.of("install", "--", spec), Map.of(), patience, intent);
        if (end.late()) {
            throw new ProjectInitError(
                    Kind.INSTALL_TIMEOUT,
                    "pipx install %s took longer than %d s and was ended%s"
                            .formatted(spec, patience.toSeconds(), after(end)));
        }
        if (end.exit() != 0) {
            throw new ProjectInitError(
                    Kind.INSTALL_FAILED,
                    "pipx install %s failed with exit code %d%s"
                            .formatted(spec, end.exit(), after(end)));
        }
    }

    private static String after(End end) {
        List<String> lines =
                CONTROL.matcher(end.said().replace('\r', '\n'))
                        .replaceAll("")
                        .lines()
                        .filter(line -> !line.isBlank())
                        .toList();
        if (lines.isEmpty()) return "";
        return ":\n"
                + String.join(
                        "\n", lines.subList(Math.max(0, lines.size() - SAID_LINES), lines.size()));
    }

    private Path find() throws ProjectInitError {
        List<String> places = new ArrayList<>(List.of(variable("PATH").split(":", -1)));
        // Where it puts itself, which not every session has on its path.
        places.add(variable("HOME") + "/.local/bin");
        for (String place : places) {
            if (!place.startsWith("/")) continue;
            Path program = Path.of(place, "pipx");
            if (Files.isRegularFile(program) && Files.isExecutable(program)) return program;
        }
        throw new ProjectInitError(
                Kind.NO_PIPX,
                "Something was to be installed, but this machine has no pipx: install it (Debian:"
                        + " apt-get install pipx) and try again, or leave the install out");
    }

    private String variable(String name) {
        return Objects.requireNonNullElse(environment.getOrDefault(name, System.getenv(name)), "");
    }

    /** Where it keeps things; its answer has each setting once, or a second time as it holds. */
    private Installation look(String spec, Path pipx, Intent intent)
            throws ProjectInitError, IOException {
        End end = run(pipx, List.of("environment"), Map.of(), REMOVAL, intent);
        Map<String, Path> says = new HashMap<>();
        for (String line : end.said().lines().toList()) {
            int is = line.indexOf('=');
            if (is > 0 && line.startsWith("/", is + 1)) {
                says.put(line.substring(0, is).strip(), Path.of(line.substring(is + 1).strip()));
            }
        }
        Optional<Path> home = Optional.ofNullable(says.get("PIPX_HOME"));
        Optional<Path> bin = Optional.ofNullable(says.get("PIPX_BIN_DIR"));
        Optional<Path> venvs = Optional.ofNullable(says.get("PIPX_LOCAL_VENVS"));
        if (end.exit() != 0 || home.isEmpty() || bin.isEmpty() || venvs.isEmpty()) {
            throw new ProjectInitError(
                    Kind.INSTALL_FAILED,
                    "pipx does not say where it installs; version 1.1 or newer is needed"
                            + after(end));
        }
        return new Installation(spec, pipx, home.get(), bin.get(), venvs.get(), names(venvs.get()));
    }

    private static List<String> names(Path venvs) throws IOException {
        if (!Files.isDirectory(venvs)) return List.of();
        try (Stream<Path> all = Files.list(venvs)) {
            return all.filter(Files::isDirectory)
                    .map(one -> String.valueOf(one.getFileName()))
                    .toList();
        }
    }

    /** Ends what still runs of an init, whoever started it. */
    static void endAll(Intent intent) {
        Family.carrying(MARK, intent.id()).forEach(family -> family.end(GRACE));
    }

    /**
     * Removes what was not installed before.
     *
     * @return what could not be removed, or may be somebody else's; a line each
     */
    List<String> undo(Installation installation, Intent intent) throws IOException {
        endAll(intent);
        List<String> remains = new ArrayList<>();
        for (String name : names(installation.venvs())) {
            if (installation.before().contains(name)) continue;
            Path venv = installation.venvs().resolve(name);
            if (!isOf(installation, venv)) {
                remains.add(venv + " was installed meanwhile by somebody else, it seems");
                continue;
            }
            End end =
                    run(
                            installation.pipx(),
                            List.of("uninstall", "--", name),
                            // It may be another day, and another setting.
                            Map.of(
                                    "PIPX_HOME", installation.home().toString(),
                                    "PIPX_BIN_DIR", installation.bin().toString()),
                            REMOVAL,
                            intent);
            // It does not know one that was cut short before there was a Python in it.
            if (!Files.exists(venv.resolve(NOTE))) Tree.remove(venv);
            if (Files.exists(venv)) remains.add("pipx could not uninstall " + name + after(end));
        }
        return remains;
    }

    /** pipx notes what it was told when all is there: without the note it was cut short. */
    private static boolean isOf(Installation installation, Path venv) throws IOException {
        Path note = venv.resolve(NOTE);
        if (!Files.isRegularFile(note)) return Identity.running("pipx").isEmpty();
        try {
            var main = Json.read(Files.readAllBytes(note)).path("main_package");
            String told = main.path("package_or_url").asString("");
            String name = main.path("package").asString("");
            String spec = installation.spec();
            return told.equals(spec)
                    || isSameFile(told, spec)
                    || normal(spec).matches(Pattern.quote(normal(name)) + "([^a-z0-9-].*)?");
        } catch (JacksonException e) {
            return false;
        }
    }

    private static boolean isSameFile(String one, String other) throws IOException {
        try {
            Path first = Path.of(one);
            Path second = Path.of(other);
            return Files.exists(first) && Files.exists(second) && Files.isSameFile(first, second);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** PEP 503: runs of {@code -_.} are one dash. */
    private static String normal(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[-_.]+", "-");
    }

    private End run(
            Path pipx,
            List<String> words,
            Map<String, String> settings,
            Duration limit,
            Intent intent)
            throws IOException {
        List<String> argv = new ArrayList<>(List.of(pipx.toString()));
        argv.addAll(words);
        Path temp = Files.createDirectories(intent.folder().resolve("tmp"));
        Path output = Files.createTempFile(intent.folder(), "said-", "");
        Map<String, String> variables = new HashMap<>(environment);
        // What pip unpacks goes with the intent.
        variables.put("TMPDIR", temp.toString());
        variables.put("PIP_NO_INPUT", "1");
        variables.putAll(settings);
        variables.put("USE_EMOJI", "0");
        variables.put(MARK, intent.id());
        Program.Started started = new Program(argv, intent.folder(), variables, output).start();
        boolean late = false;
        try {
            late = !started.process().waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            late = true;
        } finally {
            // Also what it left behind, such as a server that a build backend began.
            started.family().ifPresent(family -> family.end(GRACE));
            endAll(intent);
        }
        int exit = late ? -1 : started.process().exitValue();
        LOG.log(System.Logger.Level.INFO, "{0}: exit {1}", argv, exit);
        return new End(exit, late, said(output));
    }

    /** The end of it. */
    private static String said(Path output) throws IOException {
        try (FileChannel channel = FileChannel.open(output)) {
            long from = Math.max(0, channel.size() - SAID_BYTES);
            ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - from));
            channel.read(bytes, from);
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        }
    }
}
