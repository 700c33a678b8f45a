package dev.sightline.hermes.collect;

import java.time.Instant;
import java.util.Map;

/** Something that happened in the agent's home. */
record TimelineEvent(Instant when, Kind kind, String title, String detail, String icon) {
    /** What happened. */
    enum Kind {
        MILESTONE("milestone"),
        SESSION("session"),
        SKILL("skill_modified"),
        MEMORY("memory_change");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    Map<String, Object> fields() {
        return Fields.of(
                "timestamp", when.toString(),
                "event_type", kind.word,
                "title", title,
                "detail", detail,
                "icon", icon);
    }
}
