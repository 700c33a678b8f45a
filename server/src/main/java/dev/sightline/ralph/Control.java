package dev.sightline.ralph;

import dev.sightline.disk.Appending;
import dev.sightline.disk.Condition;
import dev.sightline.disk.Content;
import dev.sightline.disk.Disk;
import dev.sightline.disk.Trouble;
import dev.sightline.files.Refusals;
import dev.sightline.http.Refusal;
import dev.sightline.process.Family;
import dev.sightline.process.Identity;
import dev.sightline.process.Program;
import dev.sightline.project.Project;
import dev.sightline.project.Trusted;
import dev.sightline.ralph.format.Signs;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Starts and ends loops. Only what this node has started is ended: a pid file is a note that anyone
 * may have written.
 */
final class Control {
    /**
     * A loop that runs.
     *
     * @param command as argv
     */
    record Started(long pid, Command command) {}

    /** What a loop has to end by itself (compat.md §1, "stop"). */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final System.Logger LOG = System.getLogger("sightline.ralph");

    private final Disk disk;
    private final Owned owned;
    private final Commands commands;
    private final Trusted trusted;

    /** One start or stop at a time, by the id of the project. */
    private final Map<String, ReentrantLock> turns = new ConcurrentHashMap<>();

    Control(Disk disk, Owned owned, Commands commands, Trusted trusted) {
        this.disk = disk;
        this.owned = owned;
        this.commands = commands;
        this.trusted = trusted;
    }

    /**
     * @throws Refusal 409 {@code already_running}, 403 {@code untrusted}, 422
     */
    Started start(Loop loop, Said said) throws Refusal {
        ReentrantLock turn = turn(loop);
        turn.lock();
        try {
            refuseSecond(loop);
            Command command = command(loop.project(), said);
            if (needsTrust(loop.project(), command)) throw untrusted(command);
            return startNow(loop, command);
        } finally {
            turn.unlock();
            loop.look();
        }
    }

    private Started startNow(Loop loop, Command command) throws Refusal {
        Project project = loop.project();
        OwnFile log = new OwnFile(disk, project, Part.LOG_FILE);
        log.makeFolder();
        try (Appending output = disk.append(log.place())) {
            Program.Started started =
                    new Program(
                                    command.argv(),
                                    project.path(),
                                    command.environment(),
                                    output.path())
                            .start();
            started.family()
                    .ifPresent(family -> {
                        owned.keep(project.id(), family);
                        writePid(project, started.pid());
                    });
            return new Started(started.pid(), command);
        } catch (Trouble trouble) {
            throw Refusals.of(trouble);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the loop cannot be started: " + project.path(), e);
            throw new Refusal(
                    422, "no_command", "The loop cannot be started: " + command.argv().getFirst());
        }
    }

    /** The first ralph.sh writes none itself; its dashboard does. Others write the same number. */
    private void writePid(Project project, long pid) {
        try {
            new OwnFile(disk, project, Part.PID_FILE).save(pid + "\n", new Condition.Whatever());
        } catch (Refusal refusal) {
            LOG.log(Level.WARNING, "no pid file: {0}", refusal.detail());
        }
    }

    /**
     * @return false where nothing ran
     * @throws Refusal 409 {@code not_ours} for a loop that somebody else has started
     */
    boolean stop(Loop loop) throws Refusal {
        ReentrantLock turn = turn(loop);
        turn.lock();
        try {
            Optional<Family> ours = owned.family(loop.project().id());
            if (ours.isPresent() && ours.get().end(PATIENCE)) {
                removePid(loop.project(), ours.get().leader().pid());
                return true;
            }
            Optional<Long> stranger = stranger(loop);
            if (stranger.isEmpty()) return false;
            throw new Refusal(
                    409,
                    "not_ours",
                    "Process %d was not started by this node, which signals only its own; end it"
                                    .formatted(stranger.get())
                            + " where it was started");
        } finally {
            turn.unlock();
            loop.look();
        }
    }

    private void removePid(Project project, long pid) {
        OwnFile file = new OwnFile(disk, project, Part.PID_FILE);
        try {
            Optional<Content> content = file.read();
            if (content.isEmpty()) return;
            if (content.get().text().content().strip().equals(String.valueOf(pid))) {
                file.delete(new Condition.Unchanged(content.get().etag()));
            }
        } catch (Refusal refusal) {
            LOG.log(Level.DEBUG, "the pid file stays: {0}", refusal.detail());
        }
    }

    private void refuseSecond(Loop loop) throws Refusal {
        Optional<Long> running =
                owned.family(loop.project().id())
                        .filter(Family::isAlive)
                        .map(family -> family.leader().pid())
                        .or(() -> stranger(loop));
        if (running.isEmpty()) return;
        throw new Refusal(
                409,
                "already_running",
                "A loop runs here already, as process " + running.get(),
                Map.of("pid", running.get()));
    }

    /** The live process that the pid file names, where it is not ours. */
    private static Optional<Long> stranger(Loop loop) {
        return loop.state()
                .process()
                .filter(process -> process.alive() && !process.ours())
                .map(Signs.Process::pid)
                .filter(pid -> Identity.of(pid).isPresent());
    }

    /** What {@code start} would run. */
    Command command(Project project, Said said) throws Refusal {
        return commands.of(project, new ConfigFile(disk, project).read().config(), said);
    }

    /**
     * @param hash as {@code start} said it
     * @throws Refusal 409 where it is another by now
     */
    void trust(Project project, String hash, String who) throws Refusal {
        Optional<String> now = command(project, Said.NOTHING).trust();
        if (!now.equals(Optional.of(hash))) {
            throw new Refusal(
                    409, "changed", "The command is not the one that was shown; look at it again");
        }
        trusted.keep(project.id(), hash, who);
    }

    private boolean needsTrust(Project project, Command command) {
        return command.trust().filter(hash -> !trusted.has(project.id(), hash)).isPresent();
    }

    private static Refusal untrusted(Command command) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        more.put("argv", command.argv());
        more.put("trust", command.trust().orElse(null));
        return new Refusal(
                403,
                "untrusted",
                "What this would run comes from the project itself; look at it, and trust it first",
                more);
    }

    /** As {@code GET loop} says it. */
    Map<String, @Nullable Object> trustOf(Loop loop) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        try {
            Command command = command(loop.project(), Said.NOTHING);
            fields.put("needed", needsTrust(loop.project(), command));
            fields.put("argv", command.argv());
            fields.put("trust", command.trust().orElse(null));
        } catch (Refusal nothing) {
            fields.put("needed", false);
            fields.put("argv", List.of());
            fields.put("trust", null);
        }
        return fields;
    }

    /**
     * What the loop has not read yet, as the file has it now; one that cannot be read says none.
     */
    Optional<String> noteFor(Loop loop) {
        try {
            return new OwnFile(disk, loop.project(), Part.NOTE_FILE)
                    .read()
                    .map(content -> content.text().content());
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }

    private ReentrantLock turn(Loop loop) {
        return turns.computeIfAbsent(loop.project().id(), _ -> new ReentrantLock());
    }
}
