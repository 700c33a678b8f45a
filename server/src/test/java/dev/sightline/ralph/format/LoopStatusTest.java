package dev.sightline.ralph.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.ralph.format.LoopStatus.Word;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class LoopStatusTest {
    private static final Instant NOW = Instant.parse("2026-02-08T12:00:00Z");
    private static final Signs NOTHING =
            new Signs(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Duration.ofMinutes(10),
                    NOW);

    @Test
    void isStoppedWhereNothingIsKnown() {
        LoopStatus status = LoopStatus.of(NOTHING);

        assertThat(status.word()).isEqualTo(Word.STOPPED);
        assertThat(status.evidence()).extracting(Clue::kind).containsExactly("process");
    }

    @Test
    void runsWhileItsProcessLivesAndSaysWhoStartedIt() {
        LoopStatus status = LoopStatus.of(alive(NOTHING, minutes(1)));

        assertThat(status.word()).isEqualTo(Word.RUNNING);
        assertThat(status.since()).contains(NOW.minus(Duration.ofHours(1)));
        assertThat(status.evidence().getFirst().text())
                .isEqualTo("pid 48211 alive, not started by this node");
    }

    @Test
    void isStuckWithoutOutputForLong() {
        LoopStatus status = LoopStatus.of(alive(NOTHING, minutes(11)));

        assertThat(status.word()).isEqualTo(Word.STUCK);
        assertThat(status.since()).contains(minutes(11));
        assertThat(status.evidence()).extracting(Clue::text).contains("no output since");
    }

    @Test
    void waitsForAnAnswerRatherThanBeingStuck() {
        Signs asked = pending(alive(NOTHING, minutes(30)), "QUESTION: red or blue?");

        assertThat(LoopStatus.of(asked).word()).isEqualTo(Word.WAITING);
    }

    @Test
    void isPausedByThePauseFileAndNeverStuckThen() {
        LoopStatus status = LoopStatus.of(paused(alive(NOTHING, minutes(30))));

        assertThat(status.word()).isEqualTo(Word.PAUSED);
        assertThat(status.since()).contains(minutes(5));
    }

    @Test
    void isPausedInTheSecondVersionOnlyWhereItsStateSaysSo() {
        Signs asked = paused(alive(NOTHING, minutes(1)));

        assertThat(LoopStatus.of(state(asked, "running")).word()).isEqualTo(Word.RUNNING);
        assertThat(LoopStatus.of(state(asked, "paused")).word()).isEqualTo(Word.PAUSED);
    }

    @Test
    void looksAtThePlanBeforeErrorsInTheFirstVersionAndBehindThemInTheSecond() {
        Signs failed = last(complete(NOTHING), "\"status\":\"error\"");

        assertThat(LoopStatus.of(failed).word()).isEqualTo(Word.COMPLETE);
        assertThat(LoopStatus.of(state(failed, "stopped")).word()).isEqualTo(Word.ERROR);
        assertThat(LoopStatus.of(state(complete(NOTHING), "stopped")).word())
                .isEqualTo(Word.COMPLETE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"status\":\"error\"; ERROR",
                "\"errors\":[\"no nails\"]; ERROR",
                "\"test_passed\":false; ERROR",
                "\"status\":\"success\"; STOPPED"
            })
    void isInErrorWhereTheLastIterationFailed(String member, Word word) {
        assertThat(LoopStatus.of(last(NOTHING, member)).word()).isEqualTo(word);
    }

    @Test
    void forgetsACryThatIsOlderThanTheLastIteration() {
        Signs cried = pending(NOTHING, "{\"message\":\"ERROR: x\",\"timestamp\":\"%s\"}");

        assertThat(LoopStatus.of(at(cried, minutes(5))).word()).isEqualTo(Word.ERROR);
        assertThat(LoopStatus.of(last(at(cried, minutes(5)), "\"status\":\"success\"")).word())
                .isEqualTo(Word.ERROR);
        assertThat(LoopStatus.of(last(at(cried, minutes(90)), "\"status\":\"success\"")).word())
                .isEqualTo(Word.STOPPED);
    }

    @ParameterizedTest
    @CsvSource({
        "running, 5, CLOSED, RUNNING",
        "running, 50, CLOSED, STOPPED",
        "completed, 50, CLOSED, COMPLETE",
        "halted, 5, CLOSED, ERROR",
        "running, 5, OPEN, ERROR"
    })
    void believesARelativeAsLongAsItIsFresh(String said, int minutes, String circuit, Word word) {
        Optional<Relative> relative =
                Relative.parse(
                        Optional.of(
                                "{\"status\":\"%s\",\"loop_count\":3,\"timestamp\":\"%s\"}"
                                        .formatted(said, minutes(minutes))),
                        Optional.empty(),
                        Optional.of("{\"state\":\"%s\"}".formatted(circuit)));
        Signs signs =
                new Signs(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        relative,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        NOTHING.stuckAfter(),
                        NOW);

        assertThat(LoopStatus.of(signs).word()).isEqualTo(word);
        assertThat(LoopStatus.of(signs).evidence()).isNotEmpty();
    }

    private static Instant minutes(int ago) {
        return NOW.minus(Duration.ofMinutes(ago));
    }

    private static Signs alive(Signs of, Instant output) {
        Signs.Process process =
                new Signs.Process(48211, true, false, Optional.of(NOW.minus(Duration.ofHours(1))));
        return new Signs(
                Optional.of(process),
                of.pausedSince(),
                of.state(),
                of.relative(),
                of.planComplete(),
                of.pending(),
                of.last(),
                Optional.of(output),
                of.stuckAfter(),
                NOW);
    }

    private static Signs paused(Signs of) {
        return with(
                of,
                Optional.of(minutes(5)),
                of.state(),
                of.planComplete(),
                of.pending(),
                of.last());
    }

    private static Signs state(Signs of, String word) {
        Optional<Signs.State> state = Signs.State.parse("{\"status\": \"" + word + "\"}");
        return with(of, of.pausedSince(), state, of.planComplete(), of.pending(), of.last());
    }

    private static Signs complete(Signs of) {
        return with(of, of.pausedSince(), of.state(), true, of.pending(), of.last());
    }

    private static Signs pending(Signs of, String text) {
        Optional<Notification> said = Notification.parse(text, minutes(2), "x", true);
        return with(of, of.pausedSince(), of.state(), of.planComplete(), said, of.last());
    }

    private static Signs at(Signs of, Instant when) {
        return pending(of, "{\"message\":\"ERROR: x\",\"timestamp\":\"" + when + "\"}");
    }

    private static Signs last(Signs of, String member) {
        String row =
                "{\"iteration\":1,\"max\":9,\"start\":\"%s\",\"end\":\"%s\",%s}"
                        .formatted(minutes(70), minutes(60), member);
        return with(
                of,
                of.pausedSince(),
                of.state(),
                of.planComplete(),
                of.pending(),
                Iterations.parseLine(row));
    }

    private static Signs with(
            Signs of,
            Optional<Instant> pause,
            Optional<Signs.State> state,
            boolean complete,
            Optional<Notification> pending,
            Optional<Iteration> last) {
        return new Signs(
                of.process(),
                pause,
                state,
                of.relative(),
                complete,
                pending,
                last,
                of.lastOutput(),
                of.stuckAfter(),
                NOW);
    }
}
