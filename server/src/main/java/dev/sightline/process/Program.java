package dev.sightline.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program to be started in a session of its own, so that no end of ours and no Ctrl+C reaches it
 * (setsid(1) of util-linux). It reads nothing, and what it says is appended to a file.
 *
 * @param argv the words as they are, through no shell; the first is a path
 * @param environment beside what the user has set
 * @param output opened for appending
 */
public record Program(
        List<String> argv, Path directory, Map<String, String> environment, Path output) {
    public Program {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        if (argv.isEmpty() || !argv.getFirst().startsWith("/")) {
            throw new IllegalArgumentException("the first word must be an absolute path: " + argv);
        }
    }

    /**
     * What came of it.
     *
     * @param family empty where it has ended already
     * @param process to wait for its end, and for its exit code
     */
    public record Started(long pid, Optional<Family> family, Process process) {}

    /**
     * @throws IOException where it cannot be started
     */
    public Started start() throws IOException {
        List<String> words = new ArrayList<>(List.of("setsid", "--"));
        words.addAll(argv);
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        Map<String, String> variables = builder.environment();
        Environment.clean(variables, directory);
        variables.putAll(environment);
        String mark = Mark.into(variables);
        builder.redirectInput(Redirect.from(new File("/dev/null")));
        builder.redirectErrorStream(true);
        builder.redirectOutput(Redirect.appendTo(output.toFile()));
        // As a child that leads no group it becomes the leader of its session itself: one number.
        Process process = builder.start();
        return new Started(
                process.pid(),
                Identity.of(process.pid()).map(leader -> new Family(leader, mark)),
                process);
    }
}
