package dev.sightline.ralph;

import dev.sightline.event.Event;
import dev.sightline.ralph.format.Clue;
import dev.sightline.ralph.format.LoopStatus;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the loop stands, judged by all that is known of it, and whether that is news. */
final class Verdict {
    private static final String STATUS = "status";

    private final Around around;
    private final Teller teller;
    private Optional<LoopStatus.Word> told;

    Verdict(Around around, Teller teller, Map<String, String> kept) {
        this.around = around;
        this.teller = teller;
        this.told = Optional.ofNullable(kept.get(STATUS)).flatMap(Verdict::word);
    }

    private static Optional<LoopStatus.Word> word(String text) {
        for (LoopStatus.Word one : LoopStatus.Word.values()) {
            if (one.word().equals(text)) return Optional.of(one);
        }
        return Optional.empty();
    }

    /** Puts the status into the draft; says so where it is another one. */
    Optional<News> judge(Draft draft) {
        if (!draft.exists && told.isEmpty()) return Optional.empty();
        LoopStatus now = LoopStatus.of(draft.signs(around.now(), around.terms().stuckAfter()));
        draft.status = now;
        if (told.equals(Optional.of(now.word()))) return Optional.empty();
        draft.previous = told;
        told = Optional.of(now.word());
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("status", now.word().word());
        draft.previous.ifPresent(before -> data.put("previous", before.word()));
        data.put("evidence", now.evidence().stream().map(Clue::fields).toList());
        Event event = teller.event("status_changed", data).asStateOf(STATUS);
        return Optional.of(new News(event, List.of(teller.kept(STATUS, now.word().word())), false));
    }
}
