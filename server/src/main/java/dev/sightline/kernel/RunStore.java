package dev.sightline.kernel;

import dev.sightline.http.Refusal;
import dev.sightline.json.Json;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** The runs of a node: those of this process, and those of before as far as they are kept. */
final class RunStore {
    private static final Logger LOG = System.getLogger("sightline.kernel");

    /** Runs that are over and kept. */
    private static final int RUNS = 50;

    /** Bytes of their files together. */
    private static final long BYTES = 512L * 1024 * 1024;

    /** Bytes of a run that are read at a time. */
    private static final int PAGE = 256 * 1024;

    private static final Set<OpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final Optional<String> LOST = Optional.of("Sightline ended while it ran");

    private final Path folder;
    private final Ledger ledger;
    private final ReentrantLock lock = new ReentrantLock();

    /** By id, which grows with time. */
    private final TreeMap<String, Run> runs = new TreeMap<>();

    private long lastMillis;

    RunStore(Path folder, Ledger ledger) {
        this.folder = folder;
        this.ledger = ledger;
    }

    /** Takes up the runs of before; those that were under way are lost, and that is told. */
    void load(Instant now) throws IOException {
        for (Map.Entry<String, String> row : ledger.kept().entrySet()) {
            try {
                load(row.getKey(), row.getValue(), now);
            } catch (IOException | RuntimeException broken) {
                LOG.log(Level.WARNING, "what is kept of run " + row.getKey() + " is lost", broken);
                ledger.forgotten(row.getKey());
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!runs.containsKey(name.split("\\.", 2)[0])) Files.deleteIfExists(file);
            }
        }
    }

    private void load(String id, String json, Instant now) throws IOException {
        JsonNode fields = Json.read(json.getBytes(StandardCharsets.UTF_8));
        RunFile file = RunFile.of(events(id));
        RunProgress progress = RunProgress.of(fields);
        boolean isTold = progress.status().isOver();
        // The file's own last word counts: it is written before the journal's.
        Optional<JsonNode> last = lastWord(file);
        if (!isTold) progress = counted(file, progress);
        if (!isTold && last.isPresent()) {
            RunStatus status = RunStatus.ofWord(last.get().path("status").asString("lost"));
            progress = progress.over(status, now, 0, RunFacts.number(last.get(), "exit"), LOST);
        } else if (!isTold) {
            progress = progress.over(RunStatus.LOST, now, 0, OptionalInt.empty(), LOST);
        }
        if (last.isEmpty()) {
            file.conclude(
                    RunEvents.complete(progress.status(), 0, progress.exit(), progress.detail()));
        }
        Run run = new Run(RunFacts.of(fields), progress, file, Optional.empty());
        runs.put(id, run);
        if (!isTold) ledger.finished(run);
    }

    /** How far it came: the journal has that only of runs that ended. */
    private static RunProgress counted(RunFile file, RunProgress unknown) throws IOException {
        RunProgress progress = unknown;
        long heard = 0;
        for (List<Numbered> page = file.read(0, PAGE); !page.isEmpty(); ) {
            for (Numbered line : page) {
                JsonNode event = Json.read(line.json().getBytes(StandardCharsets.UTF_8));
                String type = event.path("type").asString("");
                if (type.equals("expressions")) {
                    progress = progress.planned(event.path("expressions").size());
                } else if (type.equals("result")) {
                    progress = progress.oneMore();
                }
                heard = line.number();
            }
            page = file.read(heard, PAGE);
        }
        return progress;
    }

    /** Its {@code complete}; empty where it was cut before. */
    private static Optional<JsonNode> lastWord(RunFile file) throws IOException {
        List<Numbered> last = file.read(Math.max(0, file.lines() - 1L), 1);
        if (last.isEmpty()) return Optional.empty();
        JsonNode event = Json.read(last.getLast().json().getBytes(StandardCharsets.UTF_8));
        return Optional.of(event).filter(one -> one.path("type").asString("").equals("complete"));
    }

    /** Begins a run; nothing is told of it yet. */
    Run create(RunOrder order, Run.Owner owner, Instant now) throws IOException {
        lock.lock();
        try {
            String id = nextId(now);
            String text = order.order().text();
            RunFacts facts =
                    new RunFacts(
                            id,
                            order.session(),
                            order.script().path(),
                            order.script().name(),
                            order.order().from(),
                            order.order().to(),
                            RunFacts.digestOf(text),
                            now);
            Run run =
                    new Run(
                            facts,
                            RunProgress.QUEUED,
                            RunFile.create(events(id)),
                            Optional.of(owner));
            keepScript(id, text);
            runs.put(id, run);
            ledger.created(run);
            return run;
        } finally {
            lock.unlock();
        }
    }

    /** Whoever has another text before them can tell by it where results belong. */
    private void keepScript(String id, String text) {
        try (FileChannel channel = FileChannel.open(script(id), NEW, OWNER_ONLY)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) channel.write(bytes);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the script of run " + id + " is not kept", e);
        }
    }

    /** Sorts by time, and cannot be guessed from the one before. */
    private String nextId(Instant now) {
        lastMillis = Math.max(lastMillis + 1, now.toEpochMilli());
        return "%011x%06x".formatted(lastMillis, ThreadLocalRandom.current().nextInt(1 << 24));
    }

    Optional<Run> run(String id) {
        lock.lock();
        try {
            return Optional.ofNullable(runs.get(id));
        } finally {
            lock.unlock();
        }
    }

    /**
     * The text that ran.
     *
     * @throws Refusal 404 where it is not kept
     */
    String scriptOf(Run run) throws Refusal {
        try {
            return Files.readString(script(run.id()));
        } catch (IOException e) {
            throw new Refusal(404, "no_script", "The text of this run is not kept");
        }
    }

    /** The newest first. */
    List<Run> all() {
        lock.lock();
        try {
            return new ArrayList<>(runs.descendingMap().values());
        } finally {
            lock.unlock();
        }
    }

    /** Forgets those that ended first, where there are too many; not while somebody reads one. */
    void trim() {
        List<Run> gone = new ArrayList<>();
        lock.lock();
        try {
            List<Run> over =
                    runs.values().stream()
                            .filter(run -> run.status().isOver())
                            .sorted(Comparator.comparing(RunStore::ended).reversed())
                            .toList();
            long bytes = 0;
            for (int i = 0; i < over.size(); i++) {
                Run run = over.get(i);
                bytes += size(run);
                boolean tooMany = i >= RUNS || (i > 0 && bytes > BYTES);
                if (tooMany && !run.isFollowed()) gone.add(run);
            }
            gone.forEach(run -> runs.remove(run.id()));
        } finally {
            lock.unlock();
        }
        for (Run run : gone) {
            ledger.forgotten(run.id());
            try {
                Files.deleteIfExists(events(run.id()));
                Files.deleteIfExists(script(run.id()));
            } catch (IOException e) {
                LOG.log(Level.WARNING, "an old run stays on the disk", e);
            }
        }
    }

    private static Instant ended(Run run) {
        return run.progress().ended().orElse(run.facts().started());
    }

    private Path events(String id) {
        return folder.resolve(id + ".jsonl");
    }

    private Path script(String id) {
        return folder.resolve(id + ".py");
    }

    private long size(Run run) {
        try {
            return Files.size(events(run.id())) + Files.size(script(run.id()));
        } catch (IOException e) {
            return 0;
        }
    }
}
