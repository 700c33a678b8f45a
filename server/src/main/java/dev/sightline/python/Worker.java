package dev.sightline.python;

import dev.sightline.json.Json;
import dev.sightline.process.Environment;
import dev.sightline.python.Frames.Frame;
import dev.sightline.python.Frames.Kind;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One CPython with one namespace, and the supervisor that answers for it. */
public final class Worker implements AutoCloseable {
    /** What results of a statement may take: text, images (bytes), rows of a table. */
    private static final Map<String, Integer> CAP =
            Map.of("text", 1 << 20, "images", 10 << 20, "rows", 1000);

    private static final Frame INTERRUPT = supervisor("interrupt");
    private static final Frame STOP = supervisor("stop");
    private static final Frame KILL = supervisor("kill");

    private static final Duration START = Duration.ofSeconds(60);
    private static final long STOP_MILLIS = 3000;
    private static final long KILL_MILLIS = 2000;

    private final Launch launch;
    private final Supervisor supervisor;
    private final Outgoing outgoing;
    private final AtomicInteger runs = new AtomicInteger();

    private Worker(Launch launch, Supervisor supervisor, Outgoing outgoing) {
        this.launch = launch;
        this.supervisor = supervisor;
        this.outgoing = outgoing;
    }

    /**
     * Starts it; it says {@link Said.Ready} when it is, and {@link Said.Gone} last.
     *
     * @param tools where its own files lie
     * @param listener called in order, by a thread of the worker's own that may wait; what it has
     *     not taken yet holds the script up. May be called before this returns
     * @throws IOException where it cannot be started; its message is for people
     */
    public static Worker start(Tools tools, Launch launch, Consumer<Said> listener)
            throws IOException {
        return start(tools, launch, listener, START);
    }

    /**
     * @param patience until then it is ready, or is ended
     */
    static Worker start(Tools tools, Launch launch, Consumer<Said> listener, Duration patience)
            throws IOException {
        var fault = launch.interpreter().fault();
        if (fault.isPresent()) throw new IOException(fault.get());
        if (!Files.isDirectory(launch.directory())) {
            throw new IOException("no such directory to run in: " + launch.directory());
        }
        ProcessBuilder builder =
                new ProcessBuilder(CommandLine.of(launch.interpreter(), tools))
                        .directory(launch.directory().toFile());
        Environment.clean(builder.environment(), launch.directory());
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new IOException("cannot start " + launch.interpreter().executable(), e);
        }
        ThreadFactory threads =
                Thread.ofPlatform().name("python-" + process.pid() + "-", 0).daemon(true).factory();
        Outgoing outgoing = Outgoing.to(process.getOutputStream(), threads);
        Supervisor supervisor =
                new Supervisor(
                        process, launch.interpreter().executable(), outgoing, listener, threads);
        Worker worker = new Worker(launch, supervisor, outgoing);
        worker.setUp();
        supervisor.listen();
        after(patience.toMillis(), supervisor::giveUpUnlessReady);
        return worker;
    }

    private void setUp() {
        Map<String, @Nullable Object> message = named("setup", launch.script(), launch.name());
        message.put("argv", launch.arguments().stream().map(Utf8::wellFormed).toList());
        message.put("dir", Utf8.wellFormed(launch.searched().toString()));
        message.put("cap", CAP);
        tell(message);
    }

    /** Runs it; one at a time. */
    public void run(Order order) {
        run(order, new Place(launch.script(), Optional.empty(), launch.name()));
    }

    /**
     * As which script something is run.
     *
     * @param script its {@code __file__}, where there is one
     * @param directory where it runs, also first of {@code sys.path}; empty where the one before it
     *     ran. What a script changed of either is left alone until another is asked for
     * @param name how tracebacks call one that has no file
     */
    public record Place(Optional<String> script, Optional<Path> directory, String name) {}

    /** Runs it as another script in the same namespace. */
    public void run(Order order, Place as) {
        Map<String, @Nullable Object> message = named("run", as.script(), as.name());
        as.directory().ifPresent(path -> message.put("dir", Utf8.wellFormed(path.toString())));
        message.put("run", Integer.toString(runs.incrementAndGet()));
        message.put("script", Utf8.wellFormed(order.text()));
        message.put("from", number(order.from()));
        message.put("to", number(order.to()));
        message.put("keepGoing", order.keepGoing());
        tell(message);
    }

    /**
     * The answer to {@link Said.Asked}.
     *
     * @param ask its number; an answer to another question than the last is dropped
     */
    public void input(int ask, String line) {
        tell(Map.of("m", "input", "ask", ask, "text", Utf8.wellFormed(line)));
    }

    /** As {@link #input}: nothing more will be answered. */
    public void endInput(int ask) {
        tell(Map.of("m", "input", "ask", ask, "eof", true));
    }

    /** Asks for {@link Said.Variables}; answered between two runs. */
    public void askVariables(int ask) {
        tell(Map.of("m", "variables", "ask", ask));
    }

    /** As Ctrl+C at a terminal would; nothing where nothing runs. */
    public void interrupt() {
        if (!outgoing.put(INTERRUPT)) kill();
    }

    /** Ends it at once, and all that it started. */
    public void kill() {
        outgoing.putOnly(KILL);
        after(KILL_MILLIS, supervisor::force);
    }

    /** Ends it in good order, and all that it started; does not wait. */
    @Override
    public void close() {
        outgoing.putOnly(STOP);
        after(STOP_MILLIS, supervisor::force);
    }

    private static Map<String, @Nullable Object> named(
            String word, Optional<String> script, String name) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("m", word);
        message.put("path", script.map(Utf8::wellFormed).orElse(null));
        message.put("name", Utf8.wellFormed(name));
        return message;
    }

    private void tell(Map<String, ? extends @Nullable Object> message) {
        boolean taken = outgoing.put(new Frame(Kind.WORKER, Json.bytes(message)));
        // So much was asked and nothing taken: it hears nothing any more.
        if (!taken) kill();
    }

    private static @Nullable Integer number(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    private static Frame supervisor(String word) {
        return new Frame(
                Kind.SUPERVISOR, ("{\"do\":\"" + word + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private static void after(long millis, Runnable task) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(task);
    }
}
