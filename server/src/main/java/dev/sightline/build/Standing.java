package dev.sightline.build;

import dev.sightline.build.format.BuildStatus;
import dev.sightline.build.format.Checkpoint;
import dev.sightline.build.format.SessionStatus;

import java.time.Instant;
import java.util.Optional;

/**
 * How a build stands, in a word. A run that is under way says it, else how the last one ended: its
 * checkpoints stay where it left them, and would call one that was cancelled "in progress" for
 * ever.
 */
final class Standing {
    private Standing() {}

    /**
     * @param session the one under way, else the newest
     */
    static String word(BuildState state, Optional<Session> session) {
        BuildStatus says = state.checkpoint().map(Checkpoint::status).orElse(BuildStatus.PENDING);
        return session.filter(one -> isItsWord(one, state))
                // A command may well exit with 0 and leave a component failed.
                .filter(one -> !(isDone(one) && says == BuildStatus.FAILED))
                .map(one -> one.status().word())
                .orElseGet(says::word);
    }

    private static boolean isDone(Session session) {
        return session.status() == SessionStatus.COMPLETED;
    }

    private static boolean isItsWord(Session session, BuildState state) {
        if (session.status().isActive()) return true;
        // Who only observes ends nothing by leaving.
        if (session.observes()) return false;
        Optional<Instant> ended = session.pace().completed();
        return ended.isPresent() && !isWrittenAfter(ended.get(), state);
    }

    /** Somebody builds on, elsewhere. */
    private static boolean isWrittenAfter(Instant ended, BuildState state) {
        return state.newest()
                .map(newest -> state.files().get(newest.file()))
                .filter(stamp -> stamp.mtime().isAfter(ended))
                .isPresent();
    }
}
