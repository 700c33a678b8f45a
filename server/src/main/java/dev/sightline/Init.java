package dev.sightline;

import dev.sightline.build.project.Aliases;
import dev.sightline.build.project.Initialized;
import dev.sightline.build.project.Prd;
import dev.sightline.build.project.ProjectInit;
import dev.sightline.build.project.ProjectInitError;
import dev.sightline.build.project.Validation;
import dev.sightline.cli.InitCommand;
import dev.sightline.cli.StateDirectory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code sightline init} in this process, for people to read. */
final class Init {
    private static final int WRONG = 2;

    private Init() {}

    /** The aliases of this user. */
    static Aliases aliases(Clock clock) {
        return new Aliases(StateDirectory.home().resolve(".buildrunner"), clock);
    }

    /** That of this user. */
    static ProjectInit projects(Path state, Clock clock) {
        return new ProjectInit(state, aliases(clock), Map.of(), clock);
    }

    static int run(InitCommand.Asked asked) throws IOException {
        return switch (asked) {
            case InitCommand.Asked.Validate(Path path) -> validate(path);
            case InitCommand.Asked.Begin begin -> begin(begin);
        };
    }

    private static int validate(Path path) {
        Validation validation = Validation.of(path);
        validation.errors().forEach(line -> System.out.println("✗ " + line));
        validation.warnings().forEach(line -> System.out.println("! " + line));
        if (validation.isValid()) System.out.println("✓ A BuildRunner project: " + path);
        return validation.isValid() ? 0 : 1;
    }

    private static int begin(InitCommand.Asked.Begin asked) throws IOException {
        ProjectInit init = projects(asked.state(), Clock.systemUTC());
        try {
            Initialized begun =
                    init.init(
                            new ProjectInit.Order(
                                    asked.alias(),
                                    asked.path().toString(),
                                    List.of(Path.of("/")),
                                    prd(asked.prd()),
                                    asked.install().map(Init::file)));
            tell(begun);
            return 0;
        } catch (ProjectInitError e) {
            System.err.println("sightline: " + e.detail());
            e.remains().forEach(line -> System.err.println("  " + line));
            if (e.remains().isEmpty()) System.err.println("Nothing was changed.");
            return e.kind() == ProjectInitError.Kind.BAD_ALIAS ? WRONG : 1;
        }
    }

    private static Prd prd(Optional<Path> file) throws IOException, ProjectInitError {
        return file.isEmpty()
                ? new Prd.None()
                : Prd.of(file.get().toString(), Files.readAllBytes(file.get()));
    }

    /** pipx runs elsewhere: a file of this directory is named in full. */
    private static String file(String spec) {
        try {
            Path path = Path.of(spec);
            return Files.exists(path) ? path.toAbsolutePath().normalize().toString() : spec;
        } catch (InvalidPathException e) {
            return spec;
        }
    }

    private static void tell(Initialized begun) {
        System.out.println(begun.message());
        System.out.println("  path   " + begun.path());
        if (!begun.made().isEmpty()) System.out.println("  made   " + words(begun.made()));
        if (!begun.kept().isEmpty()) {
            System.out.println("  kept   " + words(begun.kept()) + ", as it was there");
        }
        begun.formerly()
                .ifPresent(path -> System.out.println("  alias  led to " + path + " before"));
    }

    private static String words(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(" "));
    }
}
