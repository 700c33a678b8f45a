package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.StateDb.Row;
import dev.sightline.json.Json;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The names of the tools that messages call. SQLite takes them out, for what tools are given can be
 * long; all at once, which costs a third of a look at each call (75,000 calls: 35 ms, not 100).
 */
final class ToolNames {
    /** Calls of one message; of more they are taken one by one. */
    private static final int AT_ONCE = 8;

    private static final String NAME = ".function.name";
    private static final String NAMELESS = "unknown";

    private ToolNames() {}

    /**
     * A table {@code called} for WITH, to be looked at once, of messages that call tools: session,
     * place (rowid), said, calls (how many), names (JSON, filled up with nulls).
     */
    static String called(Tables tables) {
        String calls = tables.messages().get("tool_calls");
        String paths =
                IntStream.range(0, AT_ONCE)
                        .mapToObj(call -> "'$[" + call + "]" + NAME + "'")
                        .collect(Collectors.joining(", "));
        return """
        called AS NOT MATERIALIZED (
          SELECT %1$s AS session, messages.rowid AS place, coalesce(%2$s, 0) AS said,
            json_array_length(%3$s) AS calls,
            CASE WHEN json_array_length(%3$s) > %4$d
              THEN (SELECT json_group_array(json_extract(%3$s, fullkey || '%5$s'))
                    FROM json_each(%3$s))
              ELSE json_extract(%3$s, %6$s) END AS names
          FROM messages
          WHERE CASE WHEN %3$s <> '' AND json_valid(%3$s) THEN json_array_length(%3$s) > 0 END)
        """
                .formatted(
                        tables.messages().get("session_id"),
                        tables.said(),
                        calls,
                        AT_ONCE,
                        NAME,
                        paths);
    }

    /**
     * The names that {@link #called} found, in order; a call without one has one, too.
     *
     * @param row calls, names
     */
    static List<String> of(Row row) {
        JsonNode all = list(row.text("names").orElse("[]"));
        List<String> names = new ArrayList<>();
        for (int call = 0; call < row.whole("calls"); call++) {
            JsonNode name = all.path(call);
            names.add(name.isString() ? name.asString() : NAMELESS);
        }
        return names;
    }

    /** SQLite takes more for JSON than we do; what we do not take has no names. */
    private static JsonNode list(String names) {
        try {
            return Json.read(names.getBytes(StandardCharsets.UTF_8));
        } catch (JacksonException beyondBounds) {
            return Json.read(new byte[] {'[', ']'});
        }
    }
}
