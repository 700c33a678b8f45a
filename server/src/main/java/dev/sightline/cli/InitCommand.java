package dev.sightline.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code sightline init}: a BuildRunner project to begin with. */
@Command(
        name = "sightline init",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        customSynopsis = {
            "sightline init ALIAS PATH [--prd FILE] [--install SPEC]",
            "       sightline init --validate PATH"
        },
        description =
                "Make a BuildRunner project: its directories, PROJECT_SPEC.md, .gitignore and"
                        + " README.md, and its alias in ~/.buildrunner/aliases.json. What is there"
                        + " already is kept; where a step fails, all that was made goes again.")
public final class InitCommand implements Callable<Integer> {
    /** What is wanted. */
    public sealed interface Asked {
        /**
         * A project.
         *
         * @param prd a file; what ends in .json is read as fields
         * @param install for pipx
         */
        record Begin(
                String alias, Path path, Optional<Path> prd, Optional<String> install, Path state)
                implements Asked {}

        /** A look at one. */
        record Validate(Path path) implements Asked {}
    }

    /** Does it; the program's exit code. */
    @FunctionalInterface
    public interface Starter {
        int run(Asked asked) throws Exception;
    }

    private final Starter starter;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ALIAS",
            description = "Its short name: letters, digits, dash, underscore; at most 50.")
    private @Nullable String alias;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PATH",
            description = "Its directory; it is made where it is not there.")
    private @Nullable Path path;

    @Option(
            names = "--prd",
            paramLabel = "FILE",
            description =
                    "What it is to be: .json as PRD data, all else as PROJECT_SPEC.md itself.")
    private @Nullable Path prd;

    @Option(
            names = "--install",
            paramLabel = "SPEC",
            description = "Also run: pipx install SPEC. Nothing is installed without it.")
    private @Nullable String install;

    @Option(
            names = "--validate",
            paramLabel = "PATH",
            description = "Only say what this project lacks.")
    private @Nullable Path validate;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Default: $SIGHTLINE_HOME or ~/.sightline.")
    private @Nullable Path state;

    public InitCommand(Starter starter) {
        this.starter = starter;
    }

    @Override
    public Integer call() throws Exception {
        if (validate != null) {
            if (alias != null || prd != null || install != null) {
                throw wrong("--validate stands alone");
            }
            return starter.run(new Asked.Validate(validate.toAbsolutePath().normalize()));
        }
        if (alias == null || path == null) throw wrong("say an alias and a path");
        return starter.run(
                new Asked.Begin(
                        alias,
                        path.toAbsolutePath(),
                        Optional.ofNullable(prd),
                        Optional.ofNullable(install),
                        StateDirectory.of(state)));
    }

    private ParameterException wrong(String what) {
        if (spec == null) throw new IllegalStateException("picocli fills it in");
        return new ParameterException(spec.commandLine(), what);
    }
}
