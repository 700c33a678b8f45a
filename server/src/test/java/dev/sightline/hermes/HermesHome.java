package dev.sightline.hermes;

import dev.sightline.disk.Attic;
import dev.sightline.disk.Disk;
import dev.sightline.disk.Place;
import dev.sightline.disk.Root;
import dev.sightline.disk.Roots;
import dev.sightline.disk.Rules;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.HomeFile;
import dev.sightline.hermes.home.Marks;
import dev.sightline.project.FileStamp;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An agent's home for tests, with a real {@code state.db} that an agent holds open: in WAL mode,
 * what it wrote not yet in the main file. Rows have only the columns that are said; the rest is
 * null or the default of the schema.
 */
public final class HermesHome implements AutoCloseable {
    /** When tests take place: a Friday, 12:00 UTC. */
    public static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    /** The agent's schema, as far as anything reads it, and with its indexes. */
    public static final String CURRENT =
            """
            CREATE TABLE sessions (
              id TEXT PRIMARY KEY, source TEXT NOT NULL DEFAULT 'cli', user_id TEXT, title TEXT,
              started_at REAL, ended_at REAL, end_reason TEXT, model TEXT, model_config TEXT,
              parent_session_id TEXT, message_count INTEGER DEFAULT 0,
              tool_call_count INTEGER DEFAULT 0, input_tokens INTEGER DEFAULT 0,
              output_tokens INTEGER DEFAULT 0, cache_read_tokens INTEGER DEFAULT 0,
              cache_write_tokens INTEGER DEFAULT 0, reasoning_tokens INTEGER DEFAULT 0,
              estimated_cost_usd REAL, actual_cost_usd REAL);
            CREATE TABLE messages (
              id INTEGER PRIMARY KEY AUTOINCREMENT, session_id TEXT NOT NULL, role TEXT NOT NULL,
              content TEXT, tool_call_id TEXT, tool_calls TEXT, tool_name TEXT, timestamp REAL,
              token_count INTEGER, reasoning TEXT);
            CREATE INDEX idx_messages_session ON messages(session_id, timestamp);
            CREATE VIRTUAL TABLE messages_fts USING fts5(
              content, content=messages, content_rowid=id);
            CREATE TRIGGER messages_said AFTER INSERT ON messages BEGIN
              INSERT INTO messages_fts(rowid, content) VALUES (new.id, new.content);
            END;
            """;

    /** That of an early agent: no parents, no costs, no FTS, messages with other keys and times. */
    public static final String EARLY =
            """
            CREATE TABLE sessions (
              id TEXT PRIMARY KEY, source TEXT, provider TEXT, title TEXT, started_at REAL,
              ended_at REAL, message_count INTEGER, tool_call_count INTEGER,
              input_tokens INTEGER, output_tokens INTEGER);
            CREATE TABLE messages (
              id TEXT PRIMARY KEY, session_id TEXT, role TEXT, content TEXT, tool_calls TEXT,
              created_at REAL);
            """;

    private final Path folder;
    private final Connection agent;
    private final List<Disk> disks = new ArrayList<>();

    private HermesHome(Path folder, Connection agent) {
        this.folder = folder;
        this.agent = agent;
    }

    /** One with an empty database of today's schema. */
    public static HermesHome in(Path temp) throws IOException, SQLException {
        return in(temp, CURRENT);
    }

    /**
     * @param temp where it is made; a folder {@code hermes} in it
     * @param schema statements
     */
    public static HermesHome in(Path temp, String schema) throws IOException, SQLException {
        Path folder = Files.createDirectory(temp.toRealPath().resolve("hermes"));
        String name = folder.resolve("state.db").toUri().getRawPath();
        Connection agent = DriverManager.getConnection("jdbc:sqlite:file:" + name);
        HermesHome home = new HermesHome(folder, agent);
        home.run("PRAGMA journal_mode=WAL");
        home.run("PRAGMA wal_autocheckpoint=0");
        try (Statement statement = agent.createStatement()) {
            statement.executeUpdate(schema);
        }
        return home;
    }

    public Path path() {
        return folder;
    }

    public Path database() {
        return folder.resolve("state.db");
    }

    /** As the feature reads it; noon, in UTC. What lies in it now is what the watcher saw. */
    public Home home() throws IOException {
        return home(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** The same at another time or place. */
    public Home home(Clock clock) throws IOException {
        Root root = new Root(folder, folder, Root.Kind.TREE, Optional.empty());
        Attic attic = new Attic(folder.resolveSibling("attic"), 1024 * 1024);
        Disk disk = new Disk(new Roots(List.of(root)), Rules.ofReader(root), attic);
        disks.add(disk);
        Home home = new Home(disk, new Place(root, Path.of("")), marks(), clock);
        home.learnSecrets();
        return home;
    }

    private Marks marks() throws IOException {
        Map<String, Optional<FileStamp>> seen = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String relative = folder.relativize(file).toString();
                if (HomeFile.of(relative).isPresent()) seen.put(relative, Optional.of(stamp(file)));
            }
        }
        Marks marks = new Marks();
        marks.note(seen, true);
        return marks;
    }

    private static FileStamp stamp(Path file) throws IOException {
        long nanos = Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
        return new FileStamp(Files.size(file), nanos, (Long) Files.getAttribute(file, "unix:ino"));
    }

    /** Writes a file of the home, with its folders. */
    public HermesHome write(String relative, String text) throws IOException {
        Path file = folder.resolve(relative);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Begins a session of {@code cli}, at noon; to be completed and {@link Row#put}. */
    public Row session(String id) {
        return new Row("sessions").with("id", id).with("source", "cli").at(NOW);
    }

    /** Begins a message, at noon; to be completed and {@link Row#put}. */
    public Row message(String session, String role, @Nullable String content) {
        return new Row("messages")
                .with("session_id", session)
                .with("role", role)
                .with("content", content)
                .at(NOW);
    }

    /** A row to be. */
    public final class Row {
        private final String table;
        private final Map<String, @Nullable Object> columns = new LinkedHashMap<>();

        private Row(String table) {
            this.table = table;
        }

        public Row with(String column, @Nullable Object value) {
            columns.put(column, value);
            return this;
        }

        public Row without(String column) {
            columns.remove(column);
            return this;
        }

        /** When it began, or was said. */
        public Row at(Instant when) {
            String column = table.equals("sessions") ? "started_at" : "timestamp";
            return with(column, when.toEpochMilli() / 1000.0);
        }

        /** {@code [{id, function: {name, arguments}}]} of these tools, called without arguments. */
        public Row calling(String... tools) {
            List<String> calls = new ArrayList<>();
            for (String tool : tools) {
                calls.add(
                        "{\"id\":\"c\",\"function\":{\"name\":\"%s\",\"arguments\":\"{}\"}}"
                                .formatted(tool));
            }
            return with("tool_calls", "[" + String.join(",", calls) + "]");
        }

        /** Writes it. */
        public HermesHome put() throws SQLException {
            String names = String.join(", ", columns.keySet());
            String marks = String.join(", ", columns.keySet().stream().map(name -> "?").toList());
            String sql = "INSERT INTO %s (%s) VALUES (%s)".formatted(table, names, marks);
            try (PreparedStatement insert = agent.prepareStatement(sql)) {
                int i = 1;
                for (Object value : columns.values()) insert.setObject(i++, value);
                insert.executeUpdate();
            }
            return HermesHome.this;
        }
    }

    /** Runs a statement as the agent. */
    public HermesHome run(String sql) throws SQLException {
        try (Statement statement = agent.createStatement()) {
            statement.execute(sql);
        }
        return this;
    }

    /**
     * Many sessions of a month, and messages of 400 characters and more in turn of user, assistant
     * with a call, and tool.
     */
    public HermesHome fill(int sessions, int messages) throws SQLException {
        String padding = "All work and no play makes an agent dull. ".repeat(9);
        agent.setAutoCommit(false);
        for (int i = 0; i < sessions; i++) {
            Row row = session("s" + i).at(NOW.minusSeconds(500L * (sessions - i)));
            row.with("title", "Session " + i).with("model", i % 3 == 0 ? "gpt-5.2" : "other");
            row.with("message_count", messages / sessions).with("input_tokens", 1000 + i).put();
        }
        String[] roles = {"user", "assistant", "tool", "assistant"};
        for (int i = 0; i < messages; i++) {
            String role = roles[i % roles.length];
            String session = "s" + i * (long) sessions / messages;
            Row row = message(session, role, "Step " + i + ": please fix the build. " + padding);
            row.at(NOW.minusSeconds(25L * (messages - i)));
            if (i % roles.length == 1) row.calling("terminal", "read_file", "patch");
            row.put();
        }
        agent.commit();
        agent.setAutoCommit(true);
        return this;
    }

    /** The agent ends: the log goes into the main file and is gone. */
    public HermesHome endAgent() throws SQLException {
        agent.close();
        return this;
    }

    @Override
    public void close() throws SQLException {
        disks.forEach(Disk::close);
        agent.close();
    }
}
