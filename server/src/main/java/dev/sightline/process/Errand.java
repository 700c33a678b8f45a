package dev.sightline.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program that does one thing soon: it reads nothing, is waited for, and is ended with all that
 * it has started where it takes too long. What it prints is dropped but for its complaints.
 *
 * @param argv the words as they are, through no shell; the first is an absolute path
 * @param directory in which it runs
 */
public record Errand(List<String> argv, Path directory) {
    /** Of complaints; more says nothing more. */
    private static final int LIMIT = 64 * 1024;

    private static final Duration FAREWELL = Duration.ofMillis(500);

    public Errand {
        argv = List.copyOf(argv);
        if (argv.isEmpty() || !argv.getFirst().startsWith("/")) {
            throw new IllegalArgumentException("the first word must be an absolute path: " + argv);
        }
    }

    /**
     * How it ended.
     *
     * @param complaint the beginning of what it said on its standard error, invalid UTF-8 replaced
     */
    public record Ended(int exit, String complaint) {}

    /**
     * Waits for its end.
     *
     * @return empty where it had to be ended
     * @throws IOException where it cannot be started
     */
    public Optional<Ended> run(Duration patience) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("setsid", "--"));
        words.addAll(argv);
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        Map<String, String> variables = builder.environment();
        Environment.clean(variables, directory);
        String mark = Mark.into(variables);
        builder.redirectInput(Redirect.from(new File("/dev/null")));
        builder.redirectOutput(Redirect.DISCARD);
        Process process = builder.start();
        Optional<Family> family =
                Identity.of(process.pid()).map(leader -> new Family(leader, mark));
        StringBuilder complaint = new StringBuilder();
        Thread listener = Thread.ofVirtual().name("errand").start(() -> hear(process, complaint));
        try {
            if (!process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) return Optional.empty();
            // What it left running may still hold its standard error.
            listener.join(FAREWELL);
            synchronized (complaint) {
                return Optional.of(new Ended(process.exitValue(), complaint.toString()));
            }
        } finally {
            if (process.isAlive()) {
                family.ifPresent(all -> all.end(FAREWELL));
                process.destroyForcibly();
            }
        }
    }

    /** To its end, so that it never waits to be heard; only the beginning is kept. */
    private static void hear(Process process, StringBuilder complaint) {
        try (InputStream said = process.getErrorStream()) {
            byte[] first = said.readNBytes(LIMIT);
            synchronized (complaint) {
                complaint.append(new String(first, StandardCharsets.UTF_8));
            }
            said.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException over) {
            // It was ended.
        }
    }
}
