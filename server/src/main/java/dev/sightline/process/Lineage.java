package dev.sightline.process;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Processes that we must not signal whatever anyone says. */
final class Lineage {
    private Lineage() {}

    /** This process, all that it descends from, and the init of the machine. */
    static Set<Long> ours() {
        Set<Long> ours = new HashSet<>(Set.of(0L, 1L));
        Optional<ProcStat> one = ProcStat.of(ProcessHandle.current().pid());
        while (one.isPresent() && ours.add(one.get().pid())) one = ProcStat.of(one.get().parent());
        return ours;
    }
}
