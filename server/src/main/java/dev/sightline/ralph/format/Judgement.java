package dev.sightline.ralph.format;

import dev.sightline.ralph.format.LoopStatus.Word;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The order in which a status is judged (compat.md §1, "Status"). Each step leaves the clue that it
 * went by.
 */
final class Judgement {
    private final Signs signs;
    private final List<Clue> clues = new ArrayList<>();

    Judgement(Signs signs) {
        this.signs = signs;
    }

    LoopStatus status() {
        boolean alive = signs.process().filter(Signs.Process::alive).isPresent();
        if (signs.process().isEmpty() && signs.state().isEmpty() && signs.relative().isPresent()) {
            return new Relation(signs, signs.relative().get()).status();
        }
        process();
        return alive ? living() : ended();
    }

    private LoopStatus as(Word word, Optional<Instant> since) {
        return new LoopStatus(word, clues, since);
    }

    private void clue(String kind, String text, Optional<Instant> at) {
        clues.add(new Clue(kind, text, at));
    }

    private void process() {
        if (signs.process().isEmpty()) {
            clue("process", "no process: there is no usable ralph.pid", Optional.empty());
            return;
        }
        Signs.Process process = signs.process().get();
        String whose = process.ours() ? "started by this node" : "not started by this node";
        clue(
                "process",
                "pid %d %s, %s".formatted(process.pid(), process.alive() ? "alive" : "gone", whose),
                process.startedAt());
    }

    private LoopStatus living() {
        signs.state().ifPresent(this::state);
        boolean paused =
                signs.state()
                        .map(state -> state.status().equals("paused"))
                        .orElse(signs.pausedSince().isPresent());
        if (signs.pausedSince().isPresent()) {
            clue(
                    "pause",
                    paused
                            ? "the pause file is there"
                            : "the pause file is there; the loop waits after its iteration",
                    signs.pausedSince());
        }
        output();
        if (paused) {
            return as(Word.PAUSED, signs.pausedSince().or(() -> stateAt()));
        }
        if (asking().isPresent()) {
            Notification asks = asking().get();
            notification(asks);
            return as(Word.WAITING, Optional.of(asks.at()));
        }
        if (signs.state().filter(state -> state.status().equals("blocked")).isPresent()) {
            return as(Word.WAITING, stateAt());
        }
        Optional<Instant> since = signs.process().flatMap(Signs.Process::startedAt);
        return silent() ? as(Word.STUCK, newestSign()) : as(Word.RUNNING, since);
    }

    private Optional<Notification> asking() {
        return signs.pending().filter(Notification::asks);
    }

    private Optional<Instant> stateAt() {
        return signs.state().flatMap(Signs.State::at);
    }

    private void state(Signs.State state) {
        clue("state", "state.json says " + state.status(), state.at());
    }

    private void output() {
        if (signs.lastOutput().isEmpty()) clue("output", "no output yet", Optional.empty());
        else clue("output", silent() ? "no output since" : "last output", signs.lastOutput());
    }

    /** The newest of its output and its start: one that has just begun is not stuck. */
    private Optional<Instant> newestSign() {
        Optional<Instant> started = signs.process().flatMap(Signs.Process::startedAt);
        if (signs.lastOutput().isEmpty()) return started;
        Instant output = signs.lastOutput().get();
        return Optional.of(started.filter(one -> one.isAfter(output)).orElse(output));
    }

    private boolean silent() {
        return newestSign()
                .filter(sign -> sign.plus(signs.stuckAfter()).isBefore(signs.now()))
                .isPresent();
    }

    /** Version 1 asks for the plan first, version 2 for errors. */
    private LoopStatus ended() {
        signs.state().ifPresent(this::state);
        Optional<LoopStatus> complete = complete();
        boolean second = signs.state().isPresent();
        if (!second && complete.isPresent()) return complete.get();
        return error().or(() -> complete)
                .orElseGet(() -> as(Word.STOPPED, lastEnd().or(this::stateAt)));
    }

    private Optional<LoopStatus> complete() {
        boolean said = signs.state().filter(one -> one.status().equals("complete")).isPresent();
        if (!signs.planComplete() && !said) return Optional.empty();
        List<Clue> with = new ArrayList<>(clues);
        if (signs.planComplete()) {
            with.add(new Clue("plan", "the plan says STATUS: COMPLETE", Optional.empty()));
        }
        return Optional.of(new LoopStatus(Word.COMPLETE, with, lastEnd()));
    }

    private Optional<LoopStatus> error() {
        Optional<Notification> cries =
                signs.pending()
                        .filter(one -> isError(one.prefix().orElse("")))
                        .filter(one -> lastEnd().filter(end -> one.at().isBefore(end)).isEmpty());
        if (cries.isPresent()) {
            notification(cries.get());
            return Optional.of(as(Word.ERROR, Optional.of(cries.get().at())));
        }
        Optional<String> fault = signs.last().flatMap(Judgement::fault);
        if (fault.isPresent()) {
            clue("iteration", fault.get(), lastEnd());
            return Optional.of(as(Word.ERROR, lastEnd()));
        }
        Optional<String> state = signs.state().map(Signs.State::status);
        return state.filter(one -> one.equals("error") || one.equals("blocked"))
                .map(one -> as(Word.ERROR, stateAt()));
    }

    private static boolean isError(String prefix) {
        return prefix.equals("ERROR") || prefix.equals("BLOCKED");
    }

    private static Optional<String> fault(Iteration last) {
        String which = "iteration " + last.number();
        if (last.status().filter("error"::equals).isPresent()) {
            return Optional.of(which + " ended with an error");
        }
        if (last.hasErrors()) return Optional.of(which + ": " + last.errors().getFirst());
        if (last.testPassed().filter(passed -> !passed).isPresent()) {
            return Optional.of("the tests of " + which + " failed");
        }
        return Optional.empty();
    }

    private void notification(Notification one) {
        String prefix = one.prefix().map(word -> word + ": ").orElse("");
        clue("notification", prefix + one.message(), Optional.of(one.at()));
    }

    private Optional<Instant> lastEnd() {
        return signs.last().flatMap(one -> one.end().or(one::start)).flatMap(Moment::instant);
    }
}
