package dev.sightline.hermes.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.sightline.hermes.HermesHome;
import dev.sightline.http.Refusal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Sessions found by their title and by what was said. */
class SessionSearchTest {
    private final SessionSearch search = new SessionSearch();

    @TempDir Path temp;
    private HermesHome home;

    @BeforeEach
    void setUp() throws Exception {
        home = HermesHome.in(temp);
    }

    @AfterEach
    void tearDown() throws Exception {
        home.close();
    }

    @Test
    void findsByTitleFirstAndThenByWhatWasSaid() throws Exception {
        home.session("titled").with("title", "Parser bugs").with("message_count", 3).put();
        home.session("long-name-of-it").at(HermesHome.NOW.minusSeconds(9)).put();
        home.message("titled", "user", "the parser again").put();
        home.message("long-name-of-it", "user", "an old one: parser").put();
        home.message("long-name-of-it", "assistant", "Why does the PARSER stop?").put();
        home.session("of-a-tool").with("source", "tool").with("title", "parser").put();
        home.message("of-a-tool", "user", "parser").put();

        assertThat(Answers.of(search, home.home(), "q", "parser"))
                .isEqualTo(
                        Answers.json(
                                """
                                [{"session_id": "titled", "source": "cli", "title": "Parser bugs",
                                  "started_at": 1795780800.0, "message_count": 3,
                                  "match_type": "title", "snippet": null},
                                 {"session_id": "long-name-of-it", "source": "cli",
                                  "title": "long-nam", "started_at": 1795780791.0,
                                  "message_count": 0, "match_type": "content",
                                  "snippet": "Why does the PARSER stop?"}]
                                """));
    }

    @Test
    void findsWordsInAnyOrderAndTheBeginningOfTheLast() throws Exception {
        home.session("a").put();
        home.message("a", "user", "The build of the fix-this branch: it's broken").put();

        for (String q :
                List.of("broken build", "fix-this", "it's", "bro", "\"build", "BUILD AND")) {
            boolean isThere = !q.equals("BUILD AND");
            assertThat(ids(q)).as(q).isEqualTo(isThere ? List.of("a") : List.of());
        }
    }

    @Test
    void findsWhatIsNoWordByTheTextItself() throws Exception {
        home.session("a").put();
        home.message("a", "user", "我想修复错误 at 100%").put();
        home.session("b").put();
        home.message("b", "user", "at 1000").put();

        assertThat(ids("修复")).containsExactly("a");
        assertThat(ids("%")).containsExactly("a");
    }

    @Test
    void findsWithoutAnIndexAndWithABrokenOne() throws Exception {
        home.session("a").put();
        home.message("a", "user", "the build").put();
        home.run("DROP TABLE messages_fts").run("DROP TRIGGER messages_said");
        assertThat(ids("build")).containsExactly("a");

        home.run("CREATE TABLE messages_fts (content TEXT)");
        assertThat(ids("build")).containsExactly("a");
    }

    @Test
    void findsTheSamePersonsSessionsInAnIndexThatKeepsItsOwnText() throws Exception {
        home.run("DROP TRIGGER messages_said").run("DROP TABLE messages_fts");
        home.run("CREATE VIRTUAL TABLE messages_fts USING fts5(content, tool_name)");
        home.session("a").put();
        home.message("a", "user", "hello").put();
        home.run(
                "INSERT INTO messages_fts(rowid, content, tool_name) VALUES (1, 'hello', 'patch')");

        assertThat(ids("patch")).containsExactly("a");
    }

    @Test
    void takesSignsOfTitlesAsTheyAre() throws Exception {
        home.session("a").with("title", "50% done").put();
        home.session("b").with("title", "500 done").put();

        assertThat(ids("50%")).containsExactly("a");
        assertThat(ids("DONE")).containsExactly("b", "a");
    }

    @Test
    void sendsTwentyFiveAtMost() throws Exception {
        home.fill(60, 240);

        assertThat(ids("build")).hasSize(25).doesNotHaveDuplicates().startsWith("s59", "s58");
    }

    @Test
    void asksWhatToLookFor() throws Exception {
        for (String[] query : new String[][] {{}, {"q", ""}, {"q", "  "}}) {
            assertThatThrownBy(() -> Answers.of(search, home.home(), query))
                    .asInstanceOf(type(Refusal.class))
                    .extracting(Refusal::status)
                    .isEqualTo(422);
        }
    }

    @Test
    void findsNothingWhereThereIsNoDatabase() throws Exception {
        home.endAgent();
        Files.delete(home.database());

        assertThat(ids("x")).isEmpty();
    }

    private List<String> ids(String q) throws Exception {
        return Answers.of(search, home.home(), "q", q).findValuesAsString("session_id");
    }
}
