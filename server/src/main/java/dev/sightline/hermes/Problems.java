package dev.sightline.hermes;

import dev.sightline.event.Event;
import dev.sightline.hermes.home.Unreadable;
import dev.sightline.journal.Sequence;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files of the home that cannot be read: each is told once, and again when it breaks anew. */
final class Problems {
    private final Sequence sequence;

    /** By what wanted it: the file and its trouble. */
    private final Map<String, String> broken = new HashMap<>();

    Problems(Sequence sequence) {
        this.sequence = sequence;
    }

    /** Waits for the journal. */
    void isBroken(String wanted, Unreadable why) {
        synchronized (this) {
            String trouble = why.path() + " " + why.code();
            boolean isKnown = broken.containsValue(trouble);
            broken.put(wanted, trouble);
            if (isKnown) return;
        }
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("path", why.path());
        data.put("detail", why.detail());
        data.put("code", why.code());
        sequence.append(Event.of("problem", Hud.PROJECT, data), List.of());
    }

    synchronized void isGood(String wanted) {
        broken.remove(wanted);
    }
}
