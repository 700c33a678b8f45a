package dev.sightline.oracle;

import dev.sightline.event.Position;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds what one client wrote down against the truth. Knows nothing of time, threads or sockets.
 *
 * <p>The client stands at a place; each event moves it on. Between two places no event that it
 * wanted may lie, unless one reset said so.
 */
final class Checker {
    private final Interest interest;
    private final Truth truth;
    private final boolean maySlow;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<Position> heard = new HashSet<>();
    private final List<Position> snapshots = new ArrayList<>();

    /** All up to here is dealt with; empty before the client knows where it is. */
    private Optional<Position> at = Optional.empty();

    private Optional<Position> asked = Optional.empty();
    private boolean fresh;
    private boolean wasReset;

    private Checker(Interest interest, Truth truth, boolean maySlow) {
        this.interest = interest;
        this.truth = truth;
        this.maySlow = maySlow;
    }

    /**
     * What is wrong with a history that went on until the last event of the truth.
     *
     * @param maySlow whether the client may be told that it was too slow
     */
    static List<Fault> check(Interest interest, List<Entry> history, Truth truth, boolean maySlow) {
        Checker checker = new Checker(interest, truth, maySlow);
        history.forEach(checker::on);
        checker.atTheEnd();
        return checker.faults;
    }

    private void on(Entry entry) {
        switch (entry) {
            case Entry.Asked(var since) -> onAsked(since, entry);
            case Entry.Begun(var position) -> onBegun(position, entry);
            case Entry.Told told -> onTold(told);
            case Entry.Reset reset -> onReset(reset);
            case Entry.Snapshot snapshot -> onSnapshot(snapshot);
            case Entry.Ended(var how) -> {}
            case Entry.Strange(var what) -> fault(Fault.Kind.STRANGE, "", entry);
        }
    }

    private void onAsked(Optional<Position> since, Entry entry) {
        boolean fromSnapshot = since.isPresent() && snapshots.contains(since.get());
        boolean fromStart = since.isPresent() && at.isEmpty() && since.get().seq() == 0;
        if (!since.equals(at) && !fromSnapshot && !fromStart) {
            fault(Fault.Kind.BAD_CLIENT, "stood at " + at, entry);
        }
        at = since;
        asked = since;
        snapshots.clear();
        fresh = true;
        wasReset = false;
    }

    private void onBegun(Position position, Entry entry) {
        at.ifPresent(before -> {
            if (!before.epoch().equals(position.epoch())) {
                fault(Fault.Kind.SILENT_EPOCH, "stood at " + before, entry);
            } else if (position.seq() < before.seq()) {
                fault(Fault.Kind.DISORDER, "stood at " + before, entry);
            } else {
                missing(before, position.seq() + 1, entry);
            }
        });
        at = Optional.of(position);
    }

    private void onTold(Entry.Told told) {
        fresh = false;
        Position place = told.position();
        Optional<Entry.Told> real = truth.at(place);
        if (real.isEmpty()) {
            fault(Fault.Kind.INVENTED, "", told);
        } else if (!interest.wants(real.get())) {
            fault(Fault.Kind.UNWANTED, "", told);
        } else if (!interest.json(real.get()).equals(told.json())) {
            fault(Fault.Kind.OTHER_BYTES, "was " + real.get(), told);
        }
        boolean before = !heard.add(place);
        if (at.isPresent() && !at.get().epoch().equals(place.epoch())) {
            fault(Fault.Kind.SILENT_EPOCH, "stood at " + at.get(), told);
        } else if (at.isPresent() && place.seq() <= at.get().seq()) {
            Fault.Kind kind = before ? Fault.Kind.DOUBLE : Fault.Kind.DISORDER;
            fault(kind, "stood at " + at.get(), told);
            return;
        } else {
            at.ifPresent(from -> missing(from, place.seq(), told));
        }
        at = Optional.of(place);
    }

    private void onReset(Entry.Reset reset) {
        if (reset.reason().equals("too_slow")) {
            if (!maySlow) fault(Fault.Kind.NEEDLESS_RESET, "the client was not slow", reset);
        } else if (wasReset) {
            fault(Fault.Kind.RESET_TWICE, "asked since " + asked, reset);
        } else if (!fresh && !isOvertaken(reset)) {
            fault(Fault.Kind.LATE_RESET, "asked since " + asked, reset);
        } else if (fresh && isNeedless(reset)) {
            fault(Fault.Kind.NEEDLESS_RESET, "asked since " + asked, reset);
        }
        fresh = false;
        wasReset = true;
        at = Optional.of(reset.position());
    }

    /** While it was told what it missed, the rest of that was forgotten. */
    private boolean isOvertaken(Entry.Reset reset) {
        return reset.reason().equals("trimmed") && at.isPresent() && !truth.keeps(at.get());
    }

    private boolean isNeedless(Entry.Reset reset) {
        if (asked.isEmpty()) return true;
        boolean sameEpoch = asked.get().epoch().equals(reset.position().epoch());
        return sameEpoch && truth.keeps(asked.get());
    }

    private void onSnapshot(Entry.Snapshot snapshot) {
        Position place = snapshot.position();
        at.ifPresent(before -> {
            boolean same = before.epoch().equals(place.epoch());
            if (same && place.seq() < before.seq()) {
                fault(Fault.Kind.STALE_SNAPSHOT, "stood at " + before, snapshot);
            }
        });
        snapshots.add(place);
    }

    private void atTheEnd() {
        at.ifPresent(last -> {
            Entry end = new Entry.Ended("the end");
            if (truth.isOver(last.epoch())) {
                fault(Fault.Kind.SILENT_EPOCH, "stands at " + last, end);
            } else {
                missing(last, Long.MAX_VALUE, end);
            }
        });
    }

    private void missing(Position from, long before, Entry entry) {
        List<Entry.Told> missed = truth.between(from, before, interest);
        if (missed.isEmpty()) return;
        String some = missed.size() + " missing, the first is " + missed.getFirst();
        fault(Fault.Kind.GAP, some + " after " + from, entry);
    }

    private void fault(Fault.Kind kind, String what, Entry where) {
        faults.add(Fault.of(kind, what, where));
    }
}
