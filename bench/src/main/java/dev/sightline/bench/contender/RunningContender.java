package dev.sightline.bench.contender;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A contender that serves a file, or a whole directory, in a directory of its own; closing it ends
 * the process.
 */
public final class RunningContender implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("ready at (https?://[^/\\s]+)");
    private static final long READY_WITHIN_SECONDS = 60;

    private final Contender contender;
    private final Path served;
    private final URI origin;
    private final String token;
    private final ContenderProcess process;

    private RunningContender(
            Contender contender, Path served, URI origin, String token, ContenderProcess process) {
        this.contender = contender;
        this.served = served;
        this.origin = origin;
        this.token = token;
        this.process = process;
    }

    /**
     * Starts it and waits until it says that it is ready.
     *
     * @param scratch an existing directory; file, state and log of this contender go below it
     */
    public static RunningContender start(Contender contender, Path scratch, String content)
            throws IOException, InterruptedException {
        Path served = Files.createDirectories(scratch.resolve("served"));
        Path state = Files.createDirectories(scratch.resolve("state"));
        Path file = Files.writeString(served.resolve("script.py"), content).toRealPath();
        return start(contender, contender.command(file, state, 0), file, scratch);
    }

    /**
     * Starts Sightline as one that runs Python code.
     *
     * @param python the interpreter
     * @param scratch an existing directory; file, state and log of this contender go below it
     */
    public static RunningContender withPython(
            Contender.Sightline contender, String python, Path scratch)
            throws IOException, InterruptedException {
        Path served = Files.createDirectories(scratch.resolve("served"));
        Path state = Files.createDirectories(scratch.resolve("state"));
        Path file = Files.writeString(served.resolve("script.py"), "x = 1\n").toRealPath();
        List<String> command = new ArrayList<>(contender.command(file, state, 0));
        command.add("--python=" + python);
        return start(contender, command, file, scratch);
    }

    /**
     * Starts it as one that tells of every write below a directory.
     *
     * @param directory with all files that will be written
     * @param scratch an existing directory; state and log of this contender go below it
     */
    public static RunningContender broadcasting(Contender contender, Path directory, Path scratch)
            throws IOException, InterruptedException {
        Path state = Files.createDirectories(scratch.resolve("state"));
        List<String> command = contender.broadcastCommand(directory, state);
        return start(contender, command, directory, scratch);
    }

    /**
     * Starts it as one that follows the log of a project.
     *
     * @param project with its {@code .ralph}
     * @param jvm options of a Java machine; none for those of the launcher
     * @param scratch an existing directory; state and log of this contender go below it
     */
    public static RunningContender following(
            Contender contender, Path project, String jvm, Path scratch)
            throws IOException, InterruptedException {
        Path state = Files.createDirectories(scratch.resolve("state"));
        List<String> command = contender.followCommand(project, state);
        return start(contender, command, Map.of("SIGHTLINE_JVM_OPTIONS", jvm), project, scratch);
    }

    /**
     * Starts Sightline as one that looks into an agent's home.
     *
     * @param served any directory, without files that matter
     * @param scratch an existing directory; state and log of this contender go below it
     */
    public static RunningContender lookingInto(
            Contender.Sightline contender, Path home, Path served, Path scratch)
            throws IOException, InterruptedException {
        Path state = Files.createDirectories(scratch.resolve("state"));
        List<String> command = new ArrayList<>(contender.followCommand(served, state));
        command.add("--hermes=" + home);
        return start(contender, command, served, scratch);
    }

    private static RunningContender start(
            Contender contender, List<String> command, Path served, Path scratch)
            throws IOException, InterruptedException {
        return start(contender, command, Map.of(), served, scratch);
    }

    private static RunningContender start(
            Contender contender,
            List<String> command,
            Map<String, String> environment,
            Path served,
            Path scratch)
            throws IOException, InterruptedException {
        String token = UUID.randomUUID().toString();
        Map<String, String> whole = new HashMap<>(environment);
        whole.put("SIGHTLINE_TOKEN", token);
        ContenderProcess process = ContenderProcess.start(command, whole, scratch);
        try {
            return new RunningContender(contender, served, awaitReady(process), token, process);
        } catch (ExecutionException | TimeoutException e) {
            process.close();
            throw new IOException(
                    contender.name() + " did not become ready. It says:\n" + process.log(), e);
        } catch (InterruptedException e) {
            process.close();
            throw e;
        }
    }

    public Contender contender() {
        return contender;
    }

    /** The file or the directory. */
    public Path served() {
        return served;
    }

    /** Scheme, host and port. */
    public URI origin() {
        return origin;
    }

    /** What a client shows to be let in, where that is asked for. */
    public String token() {
        return token;
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.close();
    }

    private static URI awaitReady(ContenderProcess process)
            throws ExecutionException, InterruptedException, TimeoutException {
        CompletableFuture<URI> origin = new CompletableFuture<>();
        Thread.ofPlatform().name("stdout").daemon().start(() -> readLines(process, origin));
        return origin.get(READY_WITHIN_SECONDS, TimeUnit.SECONDS);
    }

    /** Reads to the end, so that a talkative contender never blocks on a full pipe. */
    private static void readLines(ContenderProcess process, CompletableFuture<URI> origin) {
        try (BufferedReader lines = process.stdout()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher ready = READY.matcher(line);
                if (ready.find()) {
                    origin.complete(URI.create(ready.group(1)));
                }
            }
            origin.completeExceptionally(new IOException("the process ended"));
        } catch (IOException e) {
            origin.completeExceptionally(e);
        }
    }
}
