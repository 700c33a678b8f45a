package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.StateDb;
import dev.sightline.hermes.home.Unreadable;

/** The two tables of a {@code state.db}, and what they mean, in SQL (compat.md §4, "state.db"). */
record Tables(Columns sessions, Columns messages) {
    static Tables of(StateDb db) throws Unreadable {
        return new Tables(Columns.of(db, "sessions"), Columns.of(db, "messages"));
    }

    boolean hasSessions() {
        return sessions.isThere();
    }

    boolean hasMessages() {
        return messages.isThere();
    }

    /** Whether a session is one of people's own: no tool's, and not begun by another one. */
    String isListed() {
        String own = sessions.has("source") ? "sessions.source <> 'tool'" : "1";
        return "(" + own + " AND " + sessions.get("parent_session_id") + " IS NULL)";
    }

    /** The newest first, and always in the same order. */
    String newest() {
        return sessions.number("started_at") + " DESC, " + sessions.get("id") + " DESC";
    }

    /**
     * The same, for who takes some from its beginning, turns them around and has equal times in the
     * order of {@link #newest}; by what a time means, whatever stands in its place.
     */
    String latest() {
        return UnixTime.sql(sessions.get("started_at")) + " DESC, " + sessions.get("id");
    }

    /** The same as {@link #newest} from the other end. */
    String oldest() {
        return sessions.number("started_at") + ", " + sessions.get("id");
    }

    /**
     * The model of a session: its own column, or what it was begun with. NULL where none is noted.
     */
    String model() {
        String config = sessions.get("model_config");
        return """
        CASE WHEN %1$s <> '' THEN %1$s WHEN json_valid(%2$s) THEN coalesce(
          CASE json_type(%2$s, '$.model') WHEN 'text' THEN nullif(%2$s ->> '$.model', '') END,
          CASE json_type(%2$s, '$.default') WHEN 'text' THEN nullif(%2$s ->> '$.default', '') END
        ) END\
        """
                .formatted(sessions.get("model"), config);
    }

    /** When a message was said: early agents call it otherwise. */
    String said() {
        return messages.get(messages.has("timestamp") ? "timestamp" : "created_at");
    }

    /** The tools that messages call, one a row, as {@code call}; for FROM. */
    String calls() {
        return """
        messages, json_each(CASE WHEN NOT json_valid(%1$s) THEN '[]'
          WHEN json_type(%1$s) = 'array' THEN %1$s ELSE '[]' END) AS call\
        """
                .formatted(messages.get("tool_calls"));
    }

    /** Which messages {@link #calls} looks into, and which of what it finds are calls. */
    String areCalls() {
        String calls = messages.get("tool_calls");
        return "%1$s <> '' AND %1$s <> '[]' AND call.type = 'object'".formatted(calls);
    }
}
