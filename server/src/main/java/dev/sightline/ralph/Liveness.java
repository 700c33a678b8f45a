package dev.sightline.ralph;

import dev.sightline.disk.Content;
import dev.sightline.journal.Kept;
import dev.sightline.process.Identity;
import dev.sightline.ralph.format.Signs;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the loop's process lives. The pid file is only a number, and may be older than the
 * process that has the number now: one that was started after the file was written is another one.
 */
final class Liveness {
    private static final String ROW = "process";

    /**
     * The start of a process is known in ticks of the clock, that of its file in those of a disk.
     */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final Owned owned;
    private final String project;
    private final Teller teller;
    private Optional<Identity> known;

    Liveness(Owned owned, String project, Teller teller, Map<String, String> kept) {
        this.owned = owned;
        this.project = project;
        this.teller = teller;
        this.known = Optional.ofNullable(kept.get(ROW)).flatMap(Identity::parse);
    }

    /** What the pid file says, or where it is gone, what we know ourselves. Reads {@code /proc}. */
    Optional<Signs.Process> look(Optional<Content> file) {
        Optional<Long> pid = file.flatMap(content -> number(content.text().content()));
        if (pid.isEmpty()) {
            Optional<Identity> own = owned.of(project).filter(Identity::isAlive);
            if (own.isPresent()) known = own;
            return own.map(one -> process(one.pid()));
        }
        Optional<Identity> same = known.filter(one -> one.pid() == pid.get());
        if (same.isEmpty() || !same.get().isAlive()) {
            Instant written = file.orElseThrow().mtime().plus(SLACK);
            Optional<Identity> now =
                    Identity.of(pid.get()).filter(one -> !one.startedAt().isAfter(written));
            if (now.isPresent()) {
                known = now;
                teller.keep(List.of(row(now.get().text())));
            }
        }
        return Optional.of(process(pid.get()));
    }

    private Kept row(String text) {
        return teller.kept(ROW, text);
    }

    private static Optional<Long> number(String text) {
        @Nullable String digits = text.strip();
        if (!digits.matches("[0-9]{1,18}")) return Optional.empty();
        return Optional.of(Long.parseLong(digits)).filter(pid -> pid > 0);
    }

    /** The same process as before: does it live still? */
    Optional<Signs.Process> lookAgain(Signs.Process before) {
        return Optional.of(process(before.pid()));
    }

    private Signs.Process process(long pid) {
        Optional<Identity> same = known.filter(one -> one.pid() == pid);
        boolean ours = same.isPresent() && owned.of(project).equals(same);
        return new Signs.Process(
                pid,
                same.filter(Identity::isAlive).isPresent(),
                ours,
                same.map(Identity::startedAt));
    }
}
