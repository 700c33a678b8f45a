package dev.sightline.ralph.format;

import dev.sightline.ralph.format.LoopStatus.Word;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The status of a relative of Ralph, which has no pid file: its own word, believed as long as it is
 * fresh.
 */
record Relation(Signs signs, Relative relative) {
    LoopStatus status() {
        List<Clue> clues = new ArrayList<>();
        clues.add(new Clue("state", "status.json says " + relative.status(), relative.at()));
        relative.exitReason()
                .ifPresent(why -> clues.add(new Clue("state", "it ended: " + why, relative.at())));
        relative.circuit()
                .filter(circuit -> !circuit.equals("CLOSED"))
                .ifPresent(circuit ->
                        clues.add(
                                new Clue(
                                        "state",
                                        "its circuit breaker is " + circuit,
                                        Optional.empty())));
        signs.lastOutput()
                .ifPresent(at -> clues.add(new Clue("output", "last output", Optional.of(at))));
        Word word = word(clues);
        return new LoopStatus(word, clues, word == Word.RUNNING ? Optional.empty() : relative.at());
    }

    private Word word(List<Clue> clues) {
        if (relative.circuit().filter("OPEN"::equals).isPresent()) return Word.ERROR;
        String said = relative.status().toLowerCase(Locale.ROOT);
        Word word =
                switch (said) {
                    case "running", "executing", "retrying", "starting" -> Word.RUNNING;
                    case "paused" -> Word.PAUSED;
                    case "completed", "complete", "success", "done" -> Word.COMPLETE;
                    case "error", "failed", "halted", "blocked" -> Word.ERROR;
                    default -> Word.STOPPED;
                };
        if (word != Word.RUNNING || fresh()) return word;
        clues.add(
                new Clue(
                        "process",
                        "nothing is written any more, and there is no pid to ask",
                        newest()));
        return Word.STOPPED;
    }

    private Optional<Instant> newest() {
        Optional<Instant> output = signs.lastOutput();
        return relative.at()
                .filter(at -> output.filter(one -> one.isAfter(at)).isEmpty())
                .or(() -> output);
    }

    private boolean fresh() {
        return newest().filter(at -> !at.plus(signs.stuckAfter()).isBefore(signs.now()))
                .isPresent();
    }
}
