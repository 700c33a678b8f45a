package dev.sightline.python;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Workers on the machine's own CPython, in a folder of a test. */
final class Bench implements AutoCloseable {
    private final Path folder;
    private final List<Worker> workers = new ArrayList<>();

    Bench(Path folder) throws IOException {
        this.folder = folder.toRealPath();
    }

    Path folder() {
        return folder;
    }

    Worker worker(Consumer<Said> listener) throws IOException {
        return worker(python(), listener);
    }

    Worker worker(Interpreter python, Consumer<Said> listener) throws IOException {
        Worker worker = Worker.start(Tools.in(folder.resolve("tools")), launch(python), listener);
        workers.add(worker);
        return worker;
    }

    Worker worker(Interpreter python, Consumer<Said> listener, Duration patience)
            throws IOException {
        Worker worker =
                Worker.start(Tools.in(folder.resolve("tools")), launch(python), listener, patience);
        workers.add(worker);
        return worker;
    }

    Launch launch(Interpreter python) {
        String script = folder.resolve("s.py").toString();
        return new Launch(
                python, folder, folder, Optional.of(script), "s.py", List.of(script, "one"));
    }

    static Interpreter python() {
        return new Interpreters(Optional.empty(), System.getenv())
                .find(Path.of("/"), Path.of("/"))
                .orElseThrow();
    }

    static Order order(String text) {
        return new Order(text, OptionalInt.empty(), OptionalInt.empty(), false);
    }

    /** Waits until none is left of these. */
    static void awaitEnd(List<ProcessHandle> processes) {
        await().atMost(Ear.PATIENCE).until(() -> processes.stream().noneMatch(Bench::lives));
    }

    /** One that nobody has fetched from the table of processes is dead, too. */
    static boolean lives(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return process.isAlive() && !stat.contains(") Z ");
        } catch (IOException e) {
            return false;
        }
    }

    /** That which belongs to this process and has these words in its command. */
    static ProcessHandle child(String word, long below) {
        return ProcessHandle.of(below)
                .orElseThrow()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(word))
                .findFirst()
                .orElseThrow();
    }

    /** {@code kill -SIGNAL PID}. */
    static void signal(String signal, long pid) throws Exception {
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
    }

    /** The parent of a worker's process. */
    static ProcessHandle supervisorOf(long worker) {
        return ProcessHandle.of(worker).orElseThrow().parent().orElseThrow();
    }

    static Map<String, String> environment(long pid) throws IOException {
        Map<String, String> all = new java.util.HashMap<>();
        for (String entry :
                Files.readString(Path.of("/proc/" + pid + "/environ")).split("\0", -1)) {
            int at = entry.indexOf('=');
            if (at > 0) all.put(entry.substring(0, at), entry.substring(at + 1));
        }
        return all;
    }

    @Override
    public void close() {
        workers.forEach(Worker::kill);
    }
}
