package dev.sightline.bench.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.bench.results.HermesPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The home that is measured. */
class AgentHomeTest {
    private static final HermesPlan SMALL = new HermesPlan(7, 5, 100, 1_200, 6, 1, 1, 0, 1, 1);

    @TempDir Path temp;

    @Test
    void isTheSameForTheSameSeed() throws Exception {
        try (AgentHome one = AgentHome.make(temp.resolve("one"), SMALL);
                AgentHome other = AgentHome.make(temp.resolve("other"), SMALL)) {
            assertThat(all(one.path())).isEqualTo(all(other.path()));
        }
    }

    /** Names and texts of all files, and the messages of the database. */
    private static List<String> all(Path home) throws Exception {
        List<String> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = home.relativize(file).toString();
                all.add(name + (name.startsWith("state.db") ? "" : Files.readString(file)));
            }
        }
        all.addAll(rows(home, "SELECT session_id || content || timestamp FROM messages"));
        return all;
    }

    private static List<String> rows(Path home, String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection reader =
                        DriverManager.getConnection("jdbc:sqlite:" + home.resolve("state.db"));
                Statement statement = reader.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) rows.add(found.getString(1));
        }
        return rows;
    }

    @Test
    void hasWhatThePlanSays() throws Exception {
        try (AgentHome home = AgentHome.make(temp.resolve("home"), SMALL)) {
            assertThat(rows(home.path(), "SELECT count(*) FROM sessions")).containsExactly("5");
            assertThat(rows(home.path(), "SELECT count(*) FROM messages")).containsExactly("100");
            assertThat(
                            rows(
                                    home.path(),
                                    "SELECT count(*) > 0 FROM messages_fts WHERE messages_fts MATCH"
                                            + " 'build'"))
                    .containsExactly("1");
            try (Stream<Path> files = Files.walk(home.path())) {
                assertThat(files.filter(file -> file.endsWith("SKILL.md"))).hasSize(6);
            }
            try (Stream<Path> files = Files.walk(home.path().resolve("cache"))) {
                assertThat(files.filter(Files::isRegularFile)).hasSize(500);
            }
        }
    }

    @Test
    void goesOn() throws Exception {
        try (AgentHome home = AgentHome.make(temp.resolve("home"), SMALL)) {
            home.say(1);
            home.remember(42);

            assertThat(rows(home.path(), "SELECT count(*) FROM messages")).containsExactly("101");
            assertThat(home.path().resolve("memories/MEMORY.md"))
                    .content()
                    .startsWith("Note 000042");
        }
    }

    @Test
    void readsTheProcessorTimeOfAProcessWithAnyName() {
        String stat = "12 (a b) c) S 1 2 3 4 5 6 7 8 9 10 30 12 0 0 20 0 5 0 1";

        assertThat(HomeBench.ticksOf(stat)).isEqualTo(42);
    }
}
