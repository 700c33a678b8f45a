package dev.sightline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.event.Envelope;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** The whole oracle, clients and cuts and all, against a node that breaks one promise. */
class OracleTest {
    private static final long SEED = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> PROJECTS = List.of("shop-000001", "farm-000002");
    private static final String MARKER = Follower.MARKER + "end";

    private final Map<String, Map<String, Stamp>> disk = new TreeMap<>();

    @ParameterizedTest
    @CsvSource({
        "NONE,",
        "FORGETS_ONE, GAP",
        "REPEATS_ONE, DOUBLE",
        "SWAPS_TWO, DISORDER",
        "CHANGES_ITS_EPOCH, SILENT_EPOCH",
        "RESETS_EVERYONE, NEEDLESS_RESET",
        "RESETS_TWICE, RESET_TWICE",
        "TELLS_EVERYTHING, UNWANTED",
        "REWORDS, OTHER_BYTES",
        "BEGINS_TOO_FAR, GAP",
        "OVERLOOKS_A_FILE, WRONG_SNAPSHOT",
        "ANTEDATES, WRONG_SNAPSHOT"
    })
    void seesTheBrokenPromise(ScriptedNode.Mischief mischief, Fault.@Nullable Kind seen)
            throws Exception {
        List<Fault> faults = faults(mischief);

        Set<Fault.Kind> kinds = EnumSet.noneOf(Fault.Kind.class);
        faults.forEach(fault -> kinds.add(fault.kind()));
        if (seen == null) assertThat(faults).isEmpty();
        else assertThat(kinds).contains(seen);
    }

    private List<Fault> faults(ScriptedNode.Mischief mischief) throws Exception {
        try (ScriptedNode node = new ScriptedNode(mischief);
                Rest rest = new Rest(node);
                Crowd crowd = new Crowd(new Follower.World(node, rest, new Hearing()), PROJECTS)) {
            Random random = new Random(SEED);
            // Something to be wrong about, also for whoever takes a snapshot at once.
            for (int i = 0; i < 20; i++) change(node, random);
            crowd.join(10, 2, SEED);
            while (!crowd.isCalm()) {
                change(node, random);
                LockSupport.parkNanos(1_000_000);
            }
            for (String project : PROJECTS) happen(node, project, MARKER, "created", 1);
            crowd.awaitMarker(MARKER, PATIENCE);
            crowd.stop();
            assertThat(crowd.cuts()).isEqualTo(40);

            List<Entry.Told> told = new ArrayList<>();
            Hearing hearing = new Hearing();
            for (Envelope event : node.events()) {
                told.add((Entry.Told) hearing.of(event.toString()));
            }
            return crowd.judge(new Truth().with(told), disk);
        }
    }

    private void change(ScriptedNode node, Random random) {
        String project = PROJECTS.get(random.nextInt(PROJECTS.size()));
        String path = "f" + random.nextInt(20);
        Map<String, Stamp> files = disk.getOrDefault(project, Map.of());
        if (!files.containsKey(path)) happen(node, project, path, "created", 1);
        else if (random.nextInt(3) == 0) happen(node, project, path, "deleted", 0);
        else happen(node, project, path, "modified", random.nextInt(1000));
    }

    private void happen(ScriptedNode node, String project, String path, String kind, long size) {
        node.happen(project, path, kind, size);
        Map<String, Stamp> files = disk.computeIfAbsent(project, key -> new TreeMap<>());
        if (kind.equals("deleted")) files.remove(path);
        else files.put(path, new Stamp(size, ScriptedNode.TIME));
    }
}
