package dev.sightline.oracle;

import dev.sightline.event.Position;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What really happened: every event of every epoch, told by one who missed none. */
final class Truth {
    private final Map<String, NavigableMap<Long, Entry.Told>> epochs = new HashMap<>();
    private final Map<String, Long> oldestKept = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private String oldest = "";
    private String newest = "";

    /**
     * Adds the events of an epoch that came after all that were added before.
     *
     * @param events in order, from the first that ever was
     */
    Truth with(Collection<Entry.Told> events) {
        for (Entry.Told event : events) {
            newest = event.position().epoch();
            if (oldest.isEmpty()) oldest = newest;
            NavigableMap<Long, Entry.Told> epoch =
                    epochs.computeIfAbsent(newest, key -> new TreeMap<>());
            long expected = epoch.isEmpty() ? event.position().seq() : epoch.lastKey() + 1;
            if (event.position().seq() != expected) {
                faults.add(
                        Fault.of(Fault.Kind.GAP, "the truth lacks " + expected + " before", event));
            }
            epoch.put(event.position().seq(), event);
        }
        return this;
    }

    /** Says that the node has dropped what was before this place, at some time until now. */
    Truth keptFrom(Position oldest) {
        oldestKept.put(oldest.epoch(), oldest.seq());
        return this;
    }

    /** What is wrong with it in itself. */
    List<Fault> faults() {
        return List.copyOf(faults);
    }

    Optional<Entry.Told> at(Position position) {
        return Optional.ofNullable(epoch(position).get(position.seq()));
    }

    /** The wanted events after {@code from}, in its epoch, that are before {@code to}. */
    List<Entry.Told> between(Position from, long to, Interest interest) {
        if (to <= from.seq() + 1) return List.of();
        return epoch(from).subMap(from.seq(), false, to, false).values().stream()
                .filter(interest::wants)
                .toList();
    }

    boolean isOver(String epoch) {
        return !epoch.equals(newest);
    }

    /** Whether the node has all events after this place, and had them all the time. */
    boolean keeps(Position position) {
        NavigableMap<Long, Entry.Told> epoch = epoch(position);
        if (epoch.isEmpty()) return false;
        long oldest = oldestKept.getOrDefault(position.epoch(), epoch.firstKey());
        return position.seq() >= oldest - 1 && position.seq() <= epoch.lastKey();
    }

    /**
     * Holds snapshots against the events: each must be what these make of a directory that was
     * empty in the beginning. Of later epochs, which begin with files, nothing is said.
     */
    List<Fault> judge(Collection<Entry.Snapshot> snapshots) {
        List<Fault> wrong = new ArrayList<>();
        Map<String, List<Entry.Snapshot>> byProject = new TreeMap<>();
        for (Entry.Snapshot one : snapshots) {
            String key = one.position().epoch() + " " + one.project();
            byProject.computeIfAbsent(key, name -> new ArrayList<>()).add(one);
        }
        for (List<Entry.Snapshot> some : byProject.values()) {
            some.sort(Comparator.comparingLong(one -> one.position().seq()));
            judgeOneProject(some, wrong);
        }
        return wrong;
    }

    private void judgeOneProject(List<Entry.Snapshot> sorted, List<Fault> wrong) {
        Position first = sorted.getFirst().position();
        NavigableMap<Long, Entry.Told> epoch = epoch(first);
        if (!first.epoch().equals(oldest) || epoch.firstKey() != 1) return;
        Map<String, Stamp> files = new TreeMap<>();
        long done = 0;
        for (Entry.Snapshot one : sorted) {
            long until = one.position().seq();
            for (Entry.Told event : epoch.subMap(done, false, until, true).values()) {
                if (event.project().equals(Optional.of(one.project()))) {
                    event.change().ifPresent(change -> change.applyTo(files));
                }
            }
            done = until;
            if (!files.equals(one.files())) {
                wrong.add(
                        Fault.of(
                                Fault.Kind.WRONG_SNAPSHOT,
                                Mirror.difference(files, one.files()),
                                one));
            }
        }
    }

    private NavigableMap<Long, Entry.Told> epoch(Position position) {
        return epochs.getOrDefault(position.epoch(), Collections.emptyNavigableMap());
    }
}
