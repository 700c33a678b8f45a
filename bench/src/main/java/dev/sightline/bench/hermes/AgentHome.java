package dev.sightline.bench.hermes;

import dev.sightline.bench.results.HermesPlan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Random;

/**
 * A large home of an agent that works: the same one for the same plan and seed. The agent is a real
 * SQLite writer in WAL mode, which keeps its database open.
 */
public final class AgentHome implements AutoCloseable {
    private static final String SCHEMA =
            """
            CREATE TABLE sessions (
              id TEXT PRIMARY KEY, source TEXT NOT NULL, title TEXT, started_at REAL NOT NULL,
              ended_at REAL, model TEXT, model_config TEXT, parent_session_id TEXT,
              message_count INTEGER DEFAULT 0, tool_call_count INTEGER DEFAULT 0,
              input_tokens INTEGER DEFAULT 0, output_tokens INTEGER DEFAULT 0,
              cache_read_tokens INTEGER DEFAULT 0, cache_write_tokens INTEGER DEFAULT 0,
              reasoning_tokens INTEGER DEFAULT 0, estimated_cost_usd REAL, actual_cost_usd REAL);
            CREATE INDEX sessions_started ON sessions(started_at DESC);
            CREATE TABLE messages (
              id INTEGER PRIMARY KEY AUTOINCREMENT, session_id TEXT NOT NULL, role TEXT NOT NULL,
              content TEXT, tool_call_id TEXT, tool_calls TEXT, tool_name TEXT,
              timestamp REAL NOT NULL, token_count INTEGER, finish_reason TEXT, reasoning TEXT);
            CREATE INDEX messages_session ON messages(session_id, timestamp);
            CREATE VIRTUAL TABLE messages_fts USING fts5(content, content=messages, content_rowid=id);
            CREATE TRIGGER messages_said AFTER INSERT ON messages BEGIN
              INSERT INTO messages_fts(rowid, content) VALUES (new.id, new.content);
            END;
            """;

    private static final Instant BEGINNING = Instant.parse("2026-01-01T06:00:00Z");
    private static final long SPAN_SECONDS = 300L * 24 * 3600;
    private static final String[] SOURCES = {"cli", "telegram", "cron", "discord", "tool"};
    private static final String[] MODELS = {
        "claude-opus-4-6", "claude-sonnet-4-6", "gpt-5.4", "qwen3-coder", "gemini-2.5-pro"
    };
    private static final String[] TOOLS = {
        "terminal", "read_file", "patch", "web_search", "memory"
    };
    private static final String[] WORDS = {
        "build", "fix", "deploy", "review", "the", "tests", "of", "schema", "and", "migrate",
        "docs", "release", "index", "wrong", "cache", "agent", "home", "please", "look", "again"
    };
    private static final int FILES_OF_A_FOLDER = 500;
    private static final int CATEGORIES = 12;
    private static final int JOBS = 20;
    private static final int ENTRIES = 25;

    private final Path path;
    private final Random random;
    private final Connection agent;

    private AgentHome(Path path, Random random) throws SQLException {
        this.path = path;
        this.random = random;
        this.agent = DriverManager.getConnection("jdbc:sqlite:" + path.resolve("state.db"));
    }

    /**
     * Makes one.
     *
     * @param path a directory that is not there yet
     */
    public static AgentHome make(Path path, HermesPlan plan) throws IOException, SQLException {
        Files.createDirectories(path);
        AgentHome home = new AgentHome(path, new Random(plan.seed()));
        home.files(plan);
        home.strays(plan.strays());
        home.database(plan);
        return home;
    }

    public Path path() {
        return path;
    }

    private void files(HermesPlan plan) throws IOException {
        write("config.yaml", "model: {default: claude-opus-4-6, provider: anthropic}\n");
        write(
                ".env",
                "ANTHROPIC_API_KEY=not-a-key-but-long-enough\nTELEGRAM_BOT_TOKEN=nor-this-one\n");
        write("SOUL.md", "# Soul\n\nCalm, and to the point.\n");
        write("memories/MEMORY.md", memory(0));
        write("memories/USER.md", "Likes tea.\n§\nExpects short answers.\n");
        for (int i = 0; i < plan.skills(); i++) {
            write(
                    "skills/category-%d/skill-%d/SKILL.md".formatted(i % CATEGORIES, i),
                    "---\nname: skill-%d\ndescription: %s\n---\n\n# Skill\n\n%s\n"
                            .formatted(i, words(8), words(200)));
        }
        write("cron/jobs.json", jobs("Job 0"));
        for (int i = 0; i < JOBS; i++) write("cron/output/job-%d/last.md".formatted(i), words(100));
        write(
                "gateway_state.json",
                "{\"pid\": 1, \"gateway_state\": \"stopped\", \"platforms\": {}}");
        write("logs/gateway.log", "2026-11-27 12:00:00 INFO gateway started\n");
    }

    private static String jobs(String first) {
        StringBuilder jobs = new StringBuilder("{\"jobs\": [");
        for (int i = 0; i < JOBS; i++) {
            if (i > 0) jobs.append(',');
            jobs.append(
                    ("{\"id\": \"job-%1$d\", \"name\": \"%2$s\", \"prompt\": \"look at all of it\","
                         + " \"schedule\": {\"kind\": \"cron\", \"expr\": \"%1$d 6 * * *\"},"
                         + " \"enabled\": true, \"state\": \"scheduled\"}")
                            .formatted(i, i == 0 ? first : "Job " + i));
        }
        return jobs.append("], \"updated_at\": null}").toString();
    }

    private void write(String relative, String text) throws IOException {
        Path file = path.resolve(relative);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String words(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            if (i > 0) text.append(' ');
            text.append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    /** Empty files where nobody looks: caches, old sessions, the agent's own packages. */
    private void strays(int count) throws IOException {
        String[] tops = {"cache", "sessions", "hermes-agent/node_modules", "sandboxes"};
        for (int i = 0; i < count; i++) {
            int folder = i / FILES_OF_A_FOLDER;
            Path where = path.resolve(tops[folder % tops.length]).resolve("d" + folder);
            if (i % FILES_OF_A_FOLDER == 0) Files.createDirectories(where);
            Files.createFile(where.resolve("f" + i));
        }
    }

    private void database(HermesPlan plan) throws SQLException {
        run("PRAGMA journal_mode=WAL");
        try (Statement statement = agent.createStatement()) {
            statement.executeUpdate(SCHEMA);
        }
        agent.setAutoCommit(false);
        for (int i = 0; i < plan.sessions(); i++) session(i, plan);
        for (int i = 0; i < plan.messages(); i++) {
            int session = (int) ((long) i * plan.sessions() / plan.messages());
            message("s" + session, i, started(session, plan) + 20.0 * (i % 50));
        }
        agent.commit();
        agent.setAutoCommit(true);
        run("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static double started(int session, HermesPlan plan) {
        return BEGINNING.getEpochSecond() + (double) SPAN_SECONDS * session / plan.sessions();
    }

    private void session(int number, HermesPlan plan) throws SQLException {
        double started = started(number, plan);
        try (PreparedStatement insert =
                agent.prepareStatement(
                        "INSERT INTO sessions (id, source, title, started_at, ended_at, model,"
                                + " message_count, tool_call_count, input_tokens, output_tokens)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, "s" + number);
            insert.setString(2, SOURCES[random.nextInt(SOURCES.length)]);
            insert.setString(3, words(5));
            insert.setDouble(4, started);
            insert.setDouble(5, started + 60 + random.nextInt(3_000));
            insert.setString(6, MODELS[random.nextInt(MODELS.length)]);
            insert.setInt(7, plan.messages() / plan.sessions());
            insert.setInt(8, random.nextInt(20));
            insert.setInt(9, random.nextInt(200_000));
            insert.setInt(10, random.nextInt(20_000));
            insert.executeUpdate();
        }
    }

    private void message(String session, int number, double when) throws SQLException {
        String[] roles = {"user", "assistant", "tool", "assistant"};
        String role = roles[number % roles.length];
        try (PreparedStatement insert =
                agent.prepareStatement(
                        "INSERT INTO messages (session_id, role, content, tool_calls, timestamp,"
                                + " token_count) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, session);
            insert.setString(2, role);
            insert.setString(3, words(60));
            insert.setString(
                    4,
                    number % roles.length == 1
                            ? "[{\"id\":\"c\",\"function\":{\"name\":\"%s\",\"arguments\":\"{}\"}}]"
                                    .formatted(TOOLS[random.nextInt(TOOLS.length)])
                            : null);
            insert.setDouble(5, when);
            insert.setInt(6, random.nextInt(500));
            insert.executeUpdate();
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = agent.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String memory(int number) {
        StringBuilder text = new StringBuilder(note(number)).append('\n');
        for (int i = 1; i < ENTRIES; i++) {
            text.append("§\nThe project %d needs its tests run before a release.\n".formatted(i));
        }
        return text.toString();
    }

    /**
     * The agent does something, and {@code Note 000042} stands there then.
     *
     * @return {@link System#nanoTime} right before a rename or an append, right after a commit
     */
    public long change(HomeChange what, int number) throws IOException, SQLException {
        String note = note(number);
        return switch (what) {
            case memory -> replace("memories/MEMORY.md", memory(number));
            case user -> replace("memories/USER.md", note + "\n§\nLikes tea.\n");
            case skill ->
                    replace(
                            "skills/category-0/skill-0/SKILL.md",
                            "---\nname: %s\ndescription: new\n---\n\n# Skill\n".formatted(note));
            case job -> replace("cron/jobs.json", jobs(note));
            case session -> begin(note, number);
            case gateway ->
                    replace(
                            "gateway_state.json",
                            ("{\"pid\": 1, \"gateway_state\": \"running\", \"platforms\": {\"%s\":"
                                            + " {\"state\": \"connected\"}}}")
                                    .formatted(note));
            case log -> append("logs/gateway.log", "2026-11-27 12:00:00 INFO " + note + "\n");
        };
    }

    private static String note(int number) {
        return "Note %06d".formatted(number);
    }

    /** A file beside, then a rename. */
    private long replace(String relative, String text) throws IOException {
        Path file = path.resolve(relative);
        Path draft = file.resolveSibling(".draft.tmp");
        Files.writeString(draft, text);
        long stamp = System.nanoTime();
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return stamp;
    }

    private long append(String relative, String text) throws IOException {
        long stamp = System.nanoTime();
        Files.writeString(path.resolve(relative), text, StandardOpenOption.APPEND);
        return stamp;
    }

    /** A session, later than all others. */
    private long begin(String title, int number) throws SQLException {
        try (PreparedStatement insert =
                agent.prepareStatement(
                        "INSERT INTO sessions (id, source, title, started_at, message_count)"
                                + " VALUES (?, 'cli', ?, ?, 1)")) {
            insert.setString(1, "begun-" + number);
            insert.setString(2, title);
            insert.setDouble(3, BEGINNING.getEpochSecond() + (double) SPAN_SECONDS + number);
            insert.executeUpdate();
        }
        return System.nanoTime();
    }

    /** The agent remembers something; see {@link #change}. */
    public long remember(int number) throws IOException {
        return replace("memories/MEMORY.md", memory(number));
    }

    /**
     * The agent says something.
     *
     * @return {@link System#nanoTime} right after the commit
     */
    public long say(int number) throws SQLException {
        message("s0", number, BEGINNING.getEpochSecond() + (double) SPAN_SECONDS);
        return System.nanoTime();
    }

    @Override
    public void close() throws SQLException {
        agent.close();
    }
}
