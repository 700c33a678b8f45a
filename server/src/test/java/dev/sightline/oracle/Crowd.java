package dev.sightline.oracle;

import static org.awaitility.Awaitility.await;

import org.awaitility.core.ConditionTimeoutException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** Clients of every kind that follow one node. */
final class Crowd implements AutoCloseable {
    private static final List<Line.Papers> PAPERS = List.of(Line.Papers.values());
    private static final List<Follower.Start> STARTS = List.of(Follower.Start.values());

    private final List<Follower> followers = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Follower.World world;
    private final List<String> projects;

    /**
     * @param projects all ids
     */
    Crowd(Follower.World world, List<String> projects) {
        this.world = world;
        this.projects = List.copyOf(projects);
    }

    /** So many of each transport, of all natures that there are, each with so many cuts. */
    void join(int each, int cuts, long seed) {
        for (int i = 0; i < 2 * each; i++) {
            Follower.Nature nature = nature(i);
            Random mixed = new Random(seed + i);
            Cuts its = new Cuts(mixed.nextLong(), cuts);
            join(new Follower(nature, world, its));
        }
    }

    void join(Follower follower) {
        followers.add(follower);
        threads.execute(follower);
    }

    /** Counts one that runs elsewhere among its own. */
    void adopt(Follower follower) {
        followers.add(follower);
    }

    private Follower.Nature nature(int i) {
        Follower.Transport transport =
                i % 2 == 0
                        ? Follower.Transport.WEBSOCKET
                        : i % 4 == 1
                                ? Follower.Transport.SSE_BY_HEADER
                                : Follower.Transport.SSE_BY_QUERY;
        int kind = i / 2;
        Line.Papers papers = PAPERS.get(kind % PAPERS.size());
        Follower.Start start = STARTS.get(kind / 2 % STARTS.size());
        String project = projects.get(kind % projects.size());
        Interest interest =
                switch (kind % 10) {
                    case 0, 1, 2 -> Interest.ALL;
                    case 3, 4, 5 -> Interest.inProject(project, project);
                    case 6 -> Interest.inProject(slug(project), project);
                    case 7, 8 -> Interest.ALL.ofTypes("disk_changed");
                    default -> Interest.ALL.ofTypes("problem", "watcher_projects_refreshed");
                };
        List<String> wanted = projects.stream().filter(interest::wantsProject).toList();
        String name = "client " + i + " (" + transport + ", " + start + ", " + interest + ")";
        return new Follower.Nature(name, transport, papers, interest, start, wanted, false);
    }

    /** The id without the hash behind it. */
    static String slug(String id) {
        return id.replaceFirst("-[0-9a-f]{6}$", "");
    }

    int cuts() {
        return followers.stream().mapToInt(one -> one.cuts().count()).sum();
    }

    List<Follower> followers() {
        return List.copyOf(followers);
    }

    boolean isCalm() {
        return followers.stream().allMatch(one -> one.cuts().areOver());
    }

    void awaitCalm(Duration patience) {
        until(patience, one -> one.cuts().areOver(), "has not made its cuts");
    }

    /** Until each has heard of the marker in each project that it follows. */
    void awaitMarker(String marker, Duration patience) {
        until(
                patience,
                one ->
                        !one.hearsFiles()
                                || one.nature().projects().stream()
                                        .allMatch(project -> one.heard(project, marker)),
                "has not heard of " + marker);
    }

    private void until(Duration patience, Predicate<Follower> done, String complaint) {
        try {
            await().atMost(patience).until(() -> followers.stream().allMatch(done));
        } catch (ConditionTimeoutException e) {
            List<String> who = new ArrayList<>();
            for (Follower one : followers) {
                if (done.test(one)) continue;
                List<Entry> history = one.history();
                int from = Math.max(0, history.size() - 4);
                who.add(
                        one.nature().name()
                                + " "
                                + complaint
                                + "; it wrote last: "
                                + history.subList(from, history.size()));
            }
            throw new AssertionError(String.join("\n", who), e);
        }
    }

    /** Nobody writes anything down any more. */
    void stop() {
        followers.forEach(Follower::stop);
    }

    /** What is wrong with any of them, and with what they were told together. */
    List<Fault> judge(Truth truth, Map<String, Map<String, Stamp>> disk) {
        List<Fault> faults = new ArrayList<>(truth.faults());
        List<Entry.Snapshot> snapshots = new ArrayList<>();
        for (Follower one : followers) {
            faults.addAll(one.judge(truth, disk));
            for (Entry entry : one.history()) {
                if (entry instanceof Entry.Snapshot snapshot) snapshots.add(snapshot);
            }
        }
        faults.addAll(truth.judge(snapshots));
        return faults;
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }
}
