package dev.sightline.doctor;

import dev.sightline.doctor.Result.Fine;
import dev.sightline.doctor.Result.Warning;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Python that would run the user's scripts: the nearest virtual environment at or above the
 * path, else the active one, else {@code python3}.
 *
 * <p>What lies beside the files is read and not run: a stranger's repository may bring a {@code
 * .venv} of its own, and being asked about it is no leave to start it.
 */
public final class PythonCheck implements Check {
    private static final String NAME = "Python";
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)[\\w.+]*");
    private static final Pattern CFG = Pattern.compile("(?m)^version(?:_info)?\\s*=\\s*(\\S+)");
    private static final long PATIENCE_SECONDS = 5;

    private final List<Path> paths;
    private final Map<String, String> environment;

    /**
     * @param paths absolute
     */
    public PythonCheck(List<Path> paths, Map<String, String> environment) {
        this.paths = List.copyOf(paths);
        this.environment = Map.copyOf(environment);
    }

    @Override
    public List<Result> results() {
        List<Result> results = new ArrayList<>();
        for (Path path : paths) {
            Result result = of(path);
            if (!results.contains(result)) results.add(result);
        }
        return results;
    }

    private Result of(Path path) {
        for (Path at = path; at != null; at = at.getParent()) {
            for (String name : List.of(".venv", "venv")) {
                Path folder = at.resolve(name);
                if (Files.isRegularFile(folder.resolve("pyvenv.cfg"))) return ofFolder(folder);
            }
        }
        @Nullable String active = environment.get("VIRTUAL_ENV");
        if (active != null && Files.isRegularFile(Path.of(active, "pyvenv.cfg"))) {
            return ofFolder(Path.of(active));
        }
        return ofSystem();
    }

    private static Result ofFolder(Path folder) {
        try {
            Matcher version = CFG.matcher(Files.readString(folder.resolve("pyvenv.cfg")));
            String text = version.find() ? version.group(1) : "of unknown version";
            if (!Files.exists(folder.resolve("bin/python"))) {
                return new Warning(
                        NAME,
                        "%s, in %s".formatted(text, folder),
                        "its interpreter is gone, so no script runs in it",
                        "python3 -m venv --clear " + folder);
            }
            return judged(text, folder.toString());
        } catch (IOException e) {
            return new Warning(
                    NAME,
                    folder + " cannot be read",
                    "scripts would not run in it",
                    "python3 -m venv --clear " + folder);
        }
    }

    private Result ofSystem() {
        Optional<Path> program = onPath();
        if (program.isEmpty()) {
            return new Warning(
                    NAME,
                    "none",
                    "scripts cannot be run; all else works",
                    "install Python 3.8 or newer (Debian: apt-get install python3)");
        }
        return judged(
                version(program.get()).orElse("of unknown version"), program.get().toString());
    }

    /** The first one, of absolute folders only. */
    private Optional<Path> onPath() {
        for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
            Path program = Path.of(folder, "python3");
            if (program.isAbsolute() && Files.isExecutable(program)) return Optional.of(program);
        }
        return Optional.empty();
    }

    private static Optional<String> version(Path program) {
        try {
            Process process =
                    new ProcessBuilder(program.toString(), "-I", "--version")
                            .redirectErrorStream(true)
                            .directory(Path.of("/").toFile())
                            .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(said.strip().replaceFirst("^Python ", ""));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Result judged(String version, String where) {
        String found = "%s, %s".formatted(version, where);
        Matcher numbers = VERSION.matcher(version);
        boolean known = numbers.lookingAt();
        int major = known ? Integer.parseInt(numbers.group(1)) : 0;
        int minor = known ? Integer.parseInt(numbers.group(2)) : 0;
        if (major > 3 || (major == 3 && minor >= 8)) return new Fine(NAME, found);
        return new Warning(
                NAME,
                found,
                "scripts need Python 3.8 or newer",
                "make an environment with a newer one: python3 -m venv .venv");
    }
}
