package dev.sightline.bench.contender;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The process of a contender, which does not outlive this one; stderr goes to a log file. */
public final class ContenderProcess implements AutoCloseable {

    private static final long END_WITHIN_SECONDS = 5;

    private final Process process;
    private final Path log;
    private final Thread atExit;

    private ContenderProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.atExit = new Thread(process::destroyForcibly, "end of " + process.pid());
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * @param scratch where the log goes; also the directory it runs in
     */
    public static ContenderProcess start(List<String> command, Path scratch) throws IOException {
        return start(command, Map.of(), scratch);
    }

    /**
     * @param environment what it has besides our own
     */
    static ContenderProcess start(
            List<String> command, Map<String, String> environment, Path scratch)
            throws IOException {
        Path log = scratch.resolve("log");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(scratch.toFile()).redirectError(log.toFile());
        builder.environment().putAll(environment);
        return new ContenderProcess(builder.start(), log);
    }

    public BufferedReader stdout() {
        return process.inputReader();
    }

    /** Gives it a line on stdin, at once. */
    public void writeLine(String line) throws IOException {
        BufferedWriter stdin = process.outputWriter();
        stdin.write(line);
        stdin.newLine();
        stdin.flush();
    }

    /** Closes its stdin, and leaves it a moment to end by itself. */
    public void closeStdin() throws IOException {
        try {
            process.outputWriter().close();
            process.waitFor(END_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The processes that it started, and theirs. */
    public List<Long> descendants() {
        return process.descendants().map(ProcessHandle::pid).toList();
    }

    long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** What it wrote to stderr so far. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    /** SIGTERM, and SIGKILL for one that does not listen. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        if (!process.isAlive()) {
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
    }
}
