package dev.sightline.cli;

import dev.sightline.doctor.Check;
import dev.sightline.doctor.DescriptorCheck;
import dev.sightline.doctor.Findings;
import dev.sightline.doctor.InotifyCheck;
import dev.sightline.doctor.JavaCheck;
import dev.sightline.doctor.MountCheck;
import dev.sightline.doctor.PythonCheck;
import dev.sightline.doctor.Result;
import dev.sightline.doctor.SelfAttack;
import dev.sightline.doctor.StateCheck;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code sightline doctor}: what is wrong on this machine, and how to mend it. */
@Command(
        name = "sightline doctor",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "What is wrong on this machine, and how to mend it. Nothing is changed.",
            "It also attacks the running nodes, or one that it starts for it, as a web page would."
        },
        footer = {"", "Exit code: 0, or 1 when something is broken."})
public final class DoctorCommand implements Callable<Integer> {
    private final PrintStream out;
    private final SelfAttack.Starter starter;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PATH", description = "What would be served; default: this directory.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Default: $SIGHTLINE_HOME or ~/.sightline.")
    private @Nullable Path state;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    public DoctorCommand(PrintStream out, SelfAttack.Starter starter) {
        // The signs are no ASCII, whatever the locale says.
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
        this.starter = starter;
    }

    @Override
    public Integer call() throws IOException {
        List<Path> asked = new ArrayList<>();
        for (Path path : paths.isEmpty() ? List.of(Path.of("")) : paths) {
            if (!Files.exists(path)) {
                throw new ParameterException(
                        Objects.requireNonNull(spec, "picocli fills it in").commandLine(),
                        "no such file or directory: " + path);
            }
            asked.add(path.toRealPath());
        }
        // What strangers do is written to the log; here the stranger is us.
        Logs.beQuiet();
        Findings findings = new Findings(results(asked, StateDirectory.of(state)));
        if (json) {
            out.println(new String(findings.json(Version.number()), StandardCharsets.UTF_8));
        } else {
            out.print(findings.text(isTerminal()));
        }
        return findings.exitCode();
    }

    private List<Result> results(List<Path> asked, Path directory) {
        List<Result> results = new ArrayList<>();
        int streams = Settings.Limits.DEFAULTS.streams();
        try {
            SettingsFile file = SettingsFile.in(directory);
            streams = file.number("max_streams").orElse(streams);
            if (file.size() > 0) {
                results.add(new Result.Fine("settings.json", file.size() + " settings"));
            }
        } catch (SettingsFile.Wrong wrong) {
            results.add(
                    new Result.Broken(
                            "settings.json",
                            wrong.what(),
                            "no node starts with it",
                            "correct it; docs/reference/settings.md has every key"));
        }
        List<Check> checks =
                List.of(
                        new JavaCheck(),
                        new PythonCheck(asked, System.getenv()),
                        new InotifyCheck(asked),
                        new DescriptorCheck(streams),
                        new MountCheck(asked),
                        new StateCheck(directory),
                        new SelfAttack(directory, starter));
        for (Check check : checks) results.addAll(check.results());
        return results;
    }

    private static boolean isTerminal() {
        boolean terminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        return terminal && System.getenv("NO_COLOR") == null;
    }
}
