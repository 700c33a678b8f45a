package dev.sightline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/**
 * The home of an agent for the {@link Rehearsal}, with something in each of the files that the
 * first look of a page reads (compat.md §4).
 */
final class RehearsedHome {
    private static final int SKILLS = 40;
    private static final int SESSIONS = 300;
    private static final int MESSAGES_OF_ONE = 4;

    private static final String SCHEMA =
            """
            CREATE TABLE sessions (id TEXT PRIMARY KEY, source TEXT, title TEXT, started_at REAL,
              ended_at REAL, model TEXT, message_count INTEGER, tool_call_count INTEGER,
              input_tokens INTEGER, output_tokens INTEGER);
            CREATE TABLE messages (id INTEGER PRIMARY KEY, session_id TEXT, role TEXT, content TEXT,
              tool_calls TEXT, timestamp REAL);
            """;

    private final Path path;

    private RehearsedHome(Path path) {
        this.path = path;
    }

    /**
     * @param path of a folder that is not there yet
     */
    static void make(Path path) throws IOException, SQLException {
        RehearsedHome home = new RehearsedHome(path);
        home.files();
        home.database();
    }

    private void files() throws IOException {
        write("config.yaml", "model: {default: some-model, provider: some-provider}\n");
        write(".env", "SOME_API_KEY=only-a-rehearsal\n");
        write("memories/MEMORY.md", "The tests run before a release.\n§\nNot tabs, spaces.\n");
        write("memories/USER.md", "Likes tea.\n");
        write(
                "cron/jobs.json",
                """
                {"jobs": [{"id": "a", "name": "A", "prompt": "p", "enabled": true,
                  "schedule": {"kind": "cron", "expr": "5 6 * * *"}}]}
                """);
        write("gateway_state.json", "{\"pid\": 1, \"gateway_state\": \"stopped\"}");
        for (int i = 0; i < SKILLS; i++) {
            write(
                    "skills/some/skill-%d/SKILL.md".formatted(i),
                    "---\nname: skill-%d\ndescription: does it\n---\n\n# It\n".formatted(i));
        }
    }

    private void write(String relative, String text) throws IOException {
        Path file = path.resolve(relative);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void database() throws SQLException {
        double now = Instant.now().getEpochSecond();
        try (Connection agent =
                DriverManager.getConnection("jdbc:sqlite:" + path.resolve("state.db"))) {
            agent.setAutoCommit(false);
            try (Statement schema = agent.createStatement()) {
                schema.executeUpdate(SCHEMA);
            }
            for (int i = 0; i < SESSIONS; i++) {
                double began = now - 3600.0 * (SESSIONS - i);
                insert(
                        agent,
                        "INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        "s" + i,
                        i % 2 == 0 ? "cli" : "telegram",
                        "Look at it, and then again",
                        began,
                        began + 600,
                        "some-model",
                        MESSAGES_OF_ONE,
                        1,
                        1000 + i,
                        100 + i);
                for (int j = 0; j < MESSAGES_OF_ONE; j++) {
                    insert(
                            agent,
                            "INSERT INTO messages VALUES (NULL, ?, ?, ?, ?, ?)",
                            "s" + i,
                            j % 2 == 0 ? "user" : "assistant",
                            "No, that is wrong: look at it again.",
                            j == 1 ? "[{\"function\":{\"name\":\"terminal\"}}]" : "",
                            began + j);
                }
            }
            agent.commit();
        }
    }

    private static void insert(Connection agent, String sql, Object... values) throws SQLException {
        try (PreparedStatement insert = agent.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) insert.setObject(i + 1, values[i]);
            insert.executeUpdate();
        }
    }
}
