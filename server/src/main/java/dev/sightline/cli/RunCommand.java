package dev.sightline.cli;

import dev.sightline.python.Interpreter;
import dev.sightline.python.Interpreters;
import dev.sightline.python.Launch;
import dev.sightline.python.Order;
import dev.sightline.python.Tools;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code sightline run script.py}: runs a script and prints each statement with what it put out.
 */
@Command(
        name = "sightline run",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Run a script statement by statement, as `python SCRIPT ARG...` would, and print"
                        + " each statement with its results. The exit code is Python's.",
        footer = {
            "",
            "The Python is --python, else the nearest .venv or venv above the script, else"
                    + " $VIRTUAL_ENV, else python3.",
            "Ctrl+C interrupts the statement, a second time ends Python."
        })
public final class RunCommand implements Callable<Integer> {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})?(-)?(\\d{1,9})?");

    private final InputStream in;
    private final PrintStream out;
    private final Map<String, String> environment;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--python",
            paramLabel = "PYTHON",
            description = "A program, a virtual environment, or a name on the search path.")
    private @Nullable Path python;

    @Option(
            names = "--lines",
            paramLabel = "A-B",
            description = "Only the statements on these lines; also A, A- and -B.")
    private @Nullable String lines;

    @Option(names = "--keep-going", description = "Go on after an error.")
    private boolean keepGoing;

    @Option(names = "--json", description = "The run's events, one JSON object a line.")
    private boolean json;

    @Option(names = "--save-images", paramLabel = "DIR", description = "Save images there.")
    private @Nullable Path images;

    @Parameters(index = "0", paramLabel = "SCRIPT", description = "The script.")
    private @Nullable Path script;

    @Parameters(index = "1..*", paramLabel = "ARG", description = "What it finds in sys.argv.")
    private List<String> arguments = new ArrayList<>();

    public RunCommand(InputStream in, PrintStream out, Map<String, String> environment) {
        this.in = in;
        this.out = out;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws Exception {
        Path given = Objects.requireNonNull(script, "picocli fills it in");
        Path file = given.toAbsolutePath().normalize();
        if (!Files.exists(file)) throw wrong("no such file: " + file);
        if (!Files.isReadable(file)) throw wrong("no permission to read " + file);
        Order order = order(PythonSource.read(file));
        // Links followed: as Python looks for the modules beside a script.
        Path folder = Objects.requireNonNull(file.toRealPath().getParent(), "a file lies in one");
        Interpreter interpreter =
                new Interpreters(Optional.ofNullable(python), environment)
                        .find(folder, Objects.requireNonNull(folder.getRoot()))
                        .orElseThrow(() ->
                                new IOException(
                                        "no python3 on the search path; install one (3.8"
                                                + " or newer), or say where with"
                                                + " --python"));
        List<String> argv = new ArrayList<>();
        argv.add(given.toString());
        argv.addAll(arguments);
        Path here = Path.of("").toAbsolutePath();
        Launch launch =
                new Launch(
                        interpreter,
                        here,
                        folder,
                        Optional.of(file.toString()),
                        file.getFileName().toString(),
                        argv);
        Logs.beQuiet();
        return withTools(tools -> RunSession.run(tools, launch, order, view(file, order), in, out));
    }

    private RunView view(Path file, Order order) {
        if (json) return new RunEvents(out);
        String name = file.getFileName().toString().replaceFirst("\\.py$", "");
        return new RunText(
                out,
                Terminal.of(environment),
                order.text().lines().toList(),
                new Pictures(images, name));
    }

    private Order order(String text) {
        OptionalInt from = OptionalInt.empty();
        OptionalInt to = OptionalInt.empty();
        if (lines != null) {
            Matcher range = RANGE.matcher(lines);
            if (!range.matches() || (range.group(1) == null && range.group(3) == null)) {
                throw wrong("--lines " + lines + ": say A-B, A, A- or -B");
            }
            from = number(range.group(1));
            to = range.group(2) == null ? from : number(range.group(3));
            if (from.orElse(1) < 1 || to.orElse(Integer.MAX_VALUE) < from.orElse(1)) {
                throw wrong("--lines " + lines + ": no such lines; the first is 1");
            }
        }
        return new Order(text, from, to, keepGoing);
    }

    private static OptionalInt number(@Nullable String digits) {
        return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }

    @FunctionalInterface
    private interface Task {
        int run(Tools tools) throws IOException;
    }

    /** Our files stay for the next time, where there is a place for them. */
    private static int withTools(Task task) throws IOException {
        Tools tools;
        try {
            tools = Tools.in(StateDirectory.of(null).resolve("python"));
        } catch (IOException e) {
            Path temporary = Files.createTempDirectory("sightline-python-");
            try {
                return task.run(Tools.in(temporary));
            } finally {
                remove(temporary);
            }
        }
        return task.run(tools);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(
                Objects.requireNonNull(spec, "picocli fills it in").commandLine(), what);
    }
}
