package dev.sightline.process;

import dev.sightline.watch.linux.Linux;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a process and all that descend from it take of the machine.
 *
 * @param memory bytes of the process itself
 * @param childrenMemory bytes of the others; what they share is counted for each
 * @param processors how many were kept busy since it began, on average
 * @param children how many they are
 */
public record Use(long pid, long memory, long childrenMemory, double processors, int children) {
    /** Empty where it does not run. */
    public static Optional<Use> of(Identity process) {
        List<ProcStat> all = ProcStat.all();
        Optional<ProcStat> first =
                all.stream()
                        .filter(one -> one.isAlive() && Identity.of(one).equals(process))
                        .findFirst();
        return first.map(leader -> sum(leader, all, process.startedAt()));
    }

    private static Use sum(ProcStat leader, List<ProcStat> all, Instant since) {
        Set<Long> ours = new HashSet<>(Set.of(leader.pid()));
        Family.addDescendants(all, ours);
        long pages = 0;
        long ticks = 0;
        for (ProcStat one : all) {
            if (!ours.contains(one.pid())) continue;
            ticks += one.ticks();
            if (one.pid() != leader.pid()) pages += one.pages();
        }
        double seconds = Duration.between(since, Instant.now()).toMillis() / 1000.0;
        double busy = (double) ticks / Linux.ticksPerSecond();
        return new Use(
                leader.pid(),
                leader.pages() * Linux.pageSize(),
                pages * Linux.pageSize(),
                seconds > 0 ? busy / seconds : 0,
                ours.size() - 1);
    }
}
