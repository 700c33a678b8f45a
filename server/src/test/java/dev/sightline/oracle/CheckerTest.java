package dev.sightline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.event.Position;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Who judges is judged: each broken promise, in a history made by hand. */
class CheckerTest {
    private static final Interest MINE = Interest.inProject("mine", "mine-000001");

    private final Truth truth = new Truth().with(events("a", 1, 10));
    private final List<Entry> history = new ArrayList<>();

    @Test
    void findsNothingWhereEverythingCameOnceAndInOrder() {
        asked("a", 0).heard("a", 1, 10);
        assertThat(faults()).isEmpty();
    }

    @Test
    void findsNothingWhereAClientResumesWhereItStopped() {
        asked("a", 0).heard("a", 1, 4);
        history.add(new Entry.Ended("cut"));
        asked("a", 4);
        history.add(new Entry.Begun(new Position("a", 4)));
        heard("a", 5, 10);
        assertThat(faults()).isEmpty();
    }

    @Test
    void findsNothingWhereAClientWithoutAPlaceStartsAnywhere() {
        history.add(new Entry.Asked(Optional.empty()));
        heard("a", 7, 10);
        assertThat(faults()).isEmpty();
    }

    @Test
    void doesNotMissWhatWasNotAskedFor() {
        asked("a", 0);
        for (int seq = 1; seq <= 10; seq += 2) history.add(told("a", seq, "mine"));
        assertThat(Checker.check(MINE, history, truth, false)).isEmpty();
    }

    @Test
    void seesAGap() {
        asked("a", 0).heard("a", 1, 4).heard("a", 6, 10);
        assertThat(faults()).containsExactly(Fault.Kind.GAP);
    }

    @Test
    void seesAGapAcrossACut() {
        asked("a", 0).heard("a", 1, 4).asked("a", 4).heard("a", 6, 10);
        assertThat(faults()).containsExactly(Fault.Kind.GAP);
    }

    @Test
    void seesAGapAtTheEnd() {
        asked("a", 0).heard("a", 1, 9);
        assertThat(faults()).containsExactly(Fault.Kind.GAP);
    }

    @Test
    void seesAStartBeyondWhatWasAskedFor() {
        asked("a", 4);
        history.add(new Entry.Begun(new Position("a", 10)));
        assertThat(faults()).contains(Fault.Kind.GAP);
    }

    @Test
    void seesADouble() {
        asked("a", 0).heard("a", 1, 4).asked("a", 4).heard("a", 4, 10);
        assertThat(faults()).containsExactly(Fault.Kind.DOUBLE);
    }

    @Test
    void seesADisorder() {
        asked("a", 0).heard("a", 1, 3).heard("a", 5, 5).heard("a", 4, 4).heard("a", 6, 10);
        assertThat(faults()).containsExactly(Fault.Kind.GAP, Fault.Kind.DISORDER);
    }

    @Test
    void seesAnEpochThatChangesInSilence() {
        truth.with(events("b", 1, 3));
        asked("a", 0).heard("a", 1, 10).asked("a", 10).heard("b", 1, 3);
        assertThat(faults()).containsExactly(Fault.Kind.SILENT_EPOCH);
    }

    @Test
    void seesAnEpochThatIsSaidBeforeTheReset() {
        truth.with(events("b", 1, 3));
        asked("a", 10);
        history.add(new Entry.Begun(new Position("b", 3)));
        reset("b", 3);
        assertThat(faults()).containsExactly(Fault.Kind.SILENT_EPOCH);
    }

    @Test
    void seesAClientThatIsNeverToldOfANewEpoch() {
        truth.with(events("b", 1, 3));
        asked("a", 0).heard("a", 1, 10);
        assertThat(faults()).containsExactly(Fault.Kind.SILENT_EPOCH);
    }

    @Test
    void takesOneResetForANewEpoch() {
        truth.with(events("b", 1, 3));
        asked("a", 0).heard("a", 1, 10).asked("a", 10).reset("b", 1).heard("b", 2, 3);
        assertThat(faults()).isEmpty();
    }

    @Test
    void takesOneResetForWhatIsNoLongerKept() {
        truth.keptFrom(new Position("a", 6));
        asked("a", 0).heard("a", 1, 2).asked("a", 2).reset("a", 8).heard("a", 9, 10);
        assertThat(faults()).isEmpty();
    }

    @Test
    void seesAGapWhereWhatIsNoLongerKeptHadNoReset() {
        truth.keptFrom(new Position("a", 6));
        asked("a", 0).heard("a", 1, 2).asked("a", 2).heard("a", 6, 10);
        assertThat(faults()).containsExactly(Fault.Kind.GAP);
    }

    @Test
    void seesTwoResetsForOneRange() {
        truth.keptFrom(new Position("a", 6));
        asked("a", 0).heard("a", 1, 2).asked("a", 2).reset("a", 8).reset("a", 8).heard("a", 9, 10);
        assertThat(faults()).containsExactly(Fault.Kind.RESET_TWICE);
    }

    @Test
    void seesASecondResetAfterTheClientResumedFromTheFirst() {
        truth.keptFrom(new Position("a", 6));
        asked("a", 0).heard("a", 1, 2).asked("a", 2).reset("a", 8);
        asked("a", 8).reset("a", 8).heard("a", 9, 10);
        assertThat(faults()).containsExactly(Fault.Kind.NEEDLESS_RESET);
    }

    @Test
    void seesAResetWhereNothingWasLost() {
        truth.keptFrom(new Position("a", 6));
        asked("a", 0).heard("a", 1, 5).asked("a", 5).reset("a", 5).heard("a", 6, 10);
        assertThat(faults()).containsExactly(Fault.Kind.NEEDLESS_RESET);
    }

    @Test
    void seesAResetBehindEvents() {
        truth.keptFrom(new Position("a", 6));
        asked("a", 0).heard("a", 1, 5).reset("a", 5).heard("a", 6, 10);
        assertThat(faults()).containsExactly(Fault.Kind.LATE_RESET);
    }

    @Test
    void takesAResetWhereWhatFollowsWasForgottenMeanwhile() {
        truth.keptFrom(new Position("a", 8));
        asked("a", 0).heard("a", 1, 3).reset("a", 9).heard("a", 10, 10);
        assertThat(faults()).isEmpty();
    }

    @Test
    void takesATooSlowOnlyOfWhoWasSlow() {
        asked("a", 0).heard("a", 1, 5);
        history.add(new Entry.Reset(new Position("a", 10), "too_slow"));
        assertThat(faults()).containsExactly(Fault.Kind.NEEDLESS_RESET);
        assertThat(Checker.check(Interest.ALL, history, truth, true)).isEmpty();
    }

    @Test
    void seesAnEventThatWasNotAskedFor() {
        asked("a", 9).heard("a", 10, 10);
        assertThat(kinds(Checker.check(MINE, history, truth, false)))
                .containsExactly(Fault.Kind.UNWANTED);
    }

    @Test
    void seesAnEventThatNeverWas() {
        asked("a", 9).heard("a", 10, 11);
        assertThat(faults()).containsExactly(Fault.Kind.INVENTED);
    }

    @Test
    void seesAnEventThatReadsOtherwise() {
        asked("a", 9);
        String json = told("a", 10, "other-000002").json().replace("14:00", "14:01");
        history.add(new Hearing().of(json));
        assertThat(faults()).containsExactly(Fault.Kind.OTHER_BYTES);
    }

    @Test
    void seesASnapshotOlderThanWhatWasTold() {
        asked("a", 0).heard("a", 1, 10);
        history.add(new Entry.Snapshot(new Position("a", 9), "mine-000001", Map.of()));
        assertThat(faults()).containsExactly(Fault.Kind.STALE_SNAPSHOT);
    }

    @Test
    void seesAClientThatResumesFromElsewhere() {
        asked("a", 0).heard("a", 1, 3).asked("a", 4).heard("a", 5, 10);
        assertThat(faults()).containsExactly(Fault.Kind.BAD_CLIENT);
    }

    @Test
    void seesAStrangeMessage() {
        asked("a", 10);
        history.add(new Entry.Strange("no JSON"));
        assertThat(faults()).containsExactly(Fault.Kind.STRANGE);
    }

    @Test
    void seesAHoleInTheTruthItself() {
        assertThat(new Truth().with(events("a", 1, 3)).with(events("a", 5, 6)).faults()).hasSize(1);
    }

    @Test
    void seesASnapshotThatIsNotWhatTheEventsMake() {
        Map<String, Stamp> right = Map.of("f1", stamp(1), "f3", stamp(3));
        Map<String, Stamp> wrong = Map.of("f1", stamp(1));
        assertThat(truth.judge(List.of(snapshot(3, right), snapshot(4, right)))).isEmpty();
        assertThat(kinds(truth.judge(List.of(snapshot(3, wrong), snapshot(4, right)))))
                .containsExactly(Fault.Kind.WRONG_SNAPSHOT);
        assertThat(kinds(truth.judge(List.of(snapshot(2, right)))))
                .containsExactly(Fault.Kind.WRONG_SNAPSHOT);
    }

    private static Entry.Snapshot snapshot(long seq, Map<String, Stamp> files) {
        return new Entry.Snapshot(new Position("a", seq), "mine-000001", files);
    }

    private static Stamp stamp(long size) {
        return new Stamp(size, Instant.parse("2026-11-20T14:00:00Z"));
    }

    private CheckerTest asked(String epoch, long seq) {
        history.add(new Entry.Asked(Optional.of(new Position(epoch, seq))));
        // What the client has seen itself it may always resume from.
        if (history.size() == 1) {
            history.addFirst(new Entry.Snapshot(new Position(epoch, seq), "mine-000001", Map.of()));
        }
        return this;
    }

    private CheckerTest heard(String epoch, int first, int last) {
        history.addAll(events(epoch, first, last));
        return this;
    }

    private CheckerTest reset(String epoch, long seq) {
        history.add(new Entry.Reset(new Position(epoch, seq), "trimmed"));
        return this;
    }

    private List<Fault.Kind> faults() {
        return kinds(Checker.check(Interest.ALL, history, truth, false));
    }

    private static List<Fault.Kind> kinds(List<Fault> faults) {
        return faults.stream().map(Fault::kind).toList();
    }

    /** The odd ones are of one project, the even ones of another. */
    private static List<Entry.Told> events(String epoch, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(seq -> told(epoch, seq, seq % 2 == 1 ? "mine-000001" : "other-000002"))
                .toList();
    }

    private static Entry.Told told(String epoch, int seq, String project) {
        String json =
                """
                {"type":"disk_changed","project":"%s","timestamp":"2026-11-20T14:00:00Z","data":\
                {"path":"f%d","kind":"created","size":%d,"mtime":"2026-11-20T14:00:00Z"},\
                "seq":%d,"epoch":"%s"}\
                """
                        .formatted(project, seq, seq, seq, epoch);
        return (Entry.Told) new Hearing().of(json);
    }
}
