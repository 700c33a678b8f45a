package dev.sightline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The kernel's Python side, tested in Python: the suite of {@code src/test/python} under the {@code
 * python3} of the PATH, its smoke part under every other CPython 3.8 or newer that is here.
 */
class WorkerTest {
    private static final Path SUITE = Path.of("src/test/python").toAbsolutePath();
    private static final String WHO =
            "import sys, platform\n"
                + "ok = platform.python_implementation() == 'CPython' and sys.version_info >= (3,"
                + " 8)\n"
                + "print('%d.%d' % sys.version_info[:2] if ok else '-', sys.executable)";

    /**
     * Real interpreters (not the shims of a version manager) by version; that of the PATH first.
     */
    private final Map<String, String> pythons = pythons();

    @Test
    void theSuitePassesUnderThePythonOfThePath() throws Exception {
        assertThat(pythons).as("python3 on the PATH, 3.8 or newer").isNotEmpty();

        Outcome outcome = suite(pythons.values().iterator().next(), "discover", "-f");

        assertThat(outcome.code()).as(outcome.text()).isZero();
        assertThat(outcome.text()).contains("OK");
    }

    @Test
    void theSmokePartPassesUnderEveryOtherPython() throws Exception {
        for (String python : pythons.values().stream().skip(1).toList()) {
            Outcome outcome = suite(python, "test_smoke");

            assertThat(outcome.code()).as("%s: %s", python, outcome.text()).isZero();
        }
    }

    private Outcome suite(String python, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(python, "-B", "-m", "unittest"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(SUITE.toFile());
        builder.environment().put("KERNEL_PYTHON", python);
        science().ifPresent(found -> builder.environment().put("KERNEL_SCIENCE", found));
        return run(builder);
    }

    /** The first interpreter that has what the tests of figures and tables need. */
    private Optional<String> science() throws Exception {
        for (String python : candidates()) {
            var asked = new ProcessBuilder(python, "-c", "import numpy, pandas, matplotlib");
            if (run(asked).code() == 0) return Optional.of(python);
        }
        return Optional.empty();
    }

    private static Map<String, String> pythons() {
        Map<String, String> found = new LinkedHashMap<>();
        for (String candidate : candidates()) {
            try {
                String[] told =
                        run(new ProcessBuilder(candidate, "-c", WHO)).text().strip().split(" ", 2);
                if (told.length == 2 && told[0].startsWith("3."))
                    found.putIfAbsent(told[0], told[1]);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(candidate, e);
            }
        }
        return found;
    }

    private static List<String> candidates() {
        var candidates = new ArrayList<String>();
        Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .map(folder -> Path.of(folder, "python3"))
                .filter(Files::isExecutable)
                .findFirst()
                .ifPresent(python -> candidates.add(python.toString()));
        candidates.add("/usr/bin/python3");
        Path versions = Path.of(System.getenv().getOrDefault("HOME", "/"), ".pyenv", "versions");
        if (Files.isDirectory(versions)) {
            try (Stream<Path> each = Files.list(versions)) {
                each.map(version -> version.resolve("bin/python3").toString())
                        .sorted()
                        .forEach(candidates::add);
            } catch (IOException e) {
                throw new IllegalStateException(versions.toString(), e);
            }
        }
        return candidates.stream().filter(python -> Files.isExecutable(Path.of(python))).toList();
    }

    private static Outcome run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), text);
    }

    private record Outcome(int code, String text) {}
}
