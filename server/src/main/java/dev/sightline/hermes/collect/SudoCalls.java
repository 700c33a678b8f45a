package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.StateDb;
import dev.sightline.hermes.home.StateDb.Row;
import dev.sightline.hermes.home.Unreadable;
import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the agent ran as root, by its transcripts: the calls of its tools, each with its answer.
 * Early agents do not say which answer is whose: there only the answers are looked at.
 */
final class SudoCalls {
    private static final int MOST = 200;

    /** A call of a session. */
    private record Key(String session, String call) {}

    private final StateDb db;
    private final Tables tables;

    private SudoCalls(StateDb db, Tables tables) {
        this.db = db;
        this.tables = tables;
    }

    static List<SudoCommand> of(StateDb db) throws Unreadable {
        Tables tables = Tables.of(db);
        if (!tables.hasSessions() || !tables.messages().has("content")) return List.of();
        SudoCalls calls = new SudoCalls(db, tables);
        List<SudoCommand> commands = new ArrayList<>(calls.called());
        commands.addAll(calls.shown());
        return commands;
    }

    private List<SudoCommand> called() throws Unreadable {
        if (!tables.messages().has("tool_calls") || !tables.messages().has("tool_call_id")) {
            return List.of();
        }
        List<Row> calls =
                db.rows(
                        """
                        SELECT %s AS said, %s AS session, %s AS title,
                          call.value ->> '$.id' AS id,
                          call.value ->> '$.function.arguments' AS arguments
                        FROM %s CROSS JOIN sessions ON %7$s = %2$s
                        WHERE %s LIKE '%%sudo%%' AND %s AND call.value LIKE '%%sudo%%'
                        ORDER BY coalesce(%1$s, 0) DESC, messages.rowid DESC LIMIT ?
                        """
                                .formatted(
                                        tables.said(),
                                        tables.messages().get("session_id"),
                                        tables.sessions().get("title"),
                                        tables.calls(),
                                        tables.messages().get("tool_calls"),
                                        tables.areCalls(),
                                        tables.sessions().get("id")),
                        MOST);
        Map<Key, String> answers = answers(calls);
        List<SudoCommand> commands = new ArrayList<>();
        for (Row call : calls) {
            Optional<String> command = command(call.text("arguments").orElse(""));
            if (command.isEmpty()) continue;
            @Nullable String answer = answers.get(key(call));
            commands.add(
                    command(
                            call,
                            command.get(),
                            SudoCommand.outcome(answer == null ? null : object(answer))));
        }
        return commands;
    }

    private static Key key(Row row) {
        return new Key(row.text("session").orElse(""), row.text("id").orElse(""));
    }

    private Map<Key, String> answers(List<Row> calls) throws Unreadable {
        Set<@Nullable Object> values = new LinkedHashSet<>();
        calls.forEach(call -> values.add(key(call).session()));
        int sessions = values.size();
        List<@Nullable Object> all = new ArrayList<>(values);
        calls.forEach(call -> all.add(key(call).call()));
        Map<Key, String> answers = new HashMap<>();
        if (calls.isEmpty()) return answers;
        String sql =
                """
                SELECT session_id AS session, tool_call_id AS id, content FROM messages
                WHERE session_id IN (%s) AND tool_call_id IN (%s)
                """
                        .formatted(marks(sessions), marks(calls.size()));
        for (Row row : db.rows(sql, all.toArray())) {
            answers.put(key(row), row.text("content").orElse(""));
        }
        return answers;
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    /** The one value of a call's arguments that is such a command. */
    private static Optional<String> command(String arguments) {
        @Nullable JsonNode object = object(arguments);
        if (object == null) {
            return Optional.of(arguments).filter(SudoCommand::isIn).map(String::strip);
        }
        return object.properties().stream()
                .map(Map.Entry::getValue)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(SudoCommand::isIn)
                .findFirst()
                .map(String::strip);
    }

    /** Where nobody knows which call is answered. */
    private List<SudoCommand> shown() throws Unreadable {
        List<SudoCommand> commands = new ArrayList<>();
        for (Row row : withSudo()) {
            @Nullable JsonNode answer = object(row.text("content").orElse(""));
            if (answer == null) continue;
            Optional<String> command = SudoCommand.shown(answer);
            if (command.isEmpty()) continue;
            commands.add(command(row, command.get(), SudoCommand.outcome(answer)));
        }
        return commands;
    }

    private List<Row> withSudo() throws Unreadable {
        if (!db.columns("messages_fts").isEmpty()) {
            try {
                return withSudo(
                        "messages_fts CROSS JOIN messages ON messages.rowid = messages_fts.rowid",
                        "messages_fts MATCH 'sudo'");
            } catch (Unreadable notSearchable) {
                // Of the whole file it is told below, too.
            }
        }
        return withSudo("messages", "messages.content LIKE '%sudo%'");
    }

    private List<Row> withSudo(String from, String condition) throws Unreadable {
        return db.rows(
                """
                SELECT %s AS said, %s AS session, %s AS title, messages.content AS content
                FROM %s CROSS JOIN sessions ON %8$s = %2$s
                WHERE %s AND %s = 'tool' AND %s IS NULL
                ORDER BY coalesce(%1$s, 0) DESC, messages.rowid DESC LIMIT ?
                """
                        .formatted(
                                tables.said(),
                                tables.messages().get("session_id"),
                                tables.sessions().get("title"),
                                from,
                                condition,
                                tables.messages().get("role"),
                                tables.messages().get("tool_call_id"),
                                tables.sessions().get("id")),
                MOST);
    }

    private static SudoCommand command(Row row, String command, SudoCommand.Outcome outcome) {
        return new SudoCommand(
                row.real("said").map(UnixTime::instant),
                command,
                outcome,
                row.text("session").orElse(""),
                row.text("title"));
    }

    private static @Nullable JsonNode object(String text) {
        if (!text.stripLeading().startsWith("{")) return null;
        try {
            JsonNode value = Json.read(text.getBytes(StandardCharsets.UTF_8));
            return value.isObject() ? value : null;
        } catch (JacksonException broken) {
            return null;
        }
    }
}
