package dev.sightline.ralph.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** What is found in a log. */
class SearchTest {
    @TempDir Path temp;

    private LogFile log;
    private final LogIndex index = new LogIndex(Runnable::run);

    @BeforeEach
    void setUp() throws Exception {
        log = new LogFile(temp);
    }

    @AfterEach
    void tearDown() {
        index.close();
        log.close();
    }

    private Matches search(Query query) throws Exception {
        query.check();
        index.begin(log.open());
        return index.view().orElseThrow().search(query, in(60));
    }

    private static long in(int seconds) {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    private List<Long> lines(String text) throws Exception {
        return search(new Query(text, false, false, false)).lines();
    }

    private List<Long> regex(String text) throws Exception {
        return search(new Query(text, true, false, false)).lines();
    }

    @Test
    void findsATextWhateverItsCase() throws Exception {
        log.append("Alpha beta\ngamma\nALPHA alpha\n\nthe last alph\nalpha");

        assertThat(lines("alpha")).containsExactly(1L, 3L, 6L);
        assertThat(search(new Query("alpha", false, true, false)).lines()).containsExactly(3L, 6L);
        assertThat(lines("a")).containsExactly(1L, 2L, 3L, 5L, 6L);
        assertThat(lines("delta")).isEmpty();
    }

    @Test
    void findsATextThatIsNoAscii() throws Exception {
        log.append("Größe\nGRÖSSE\ngröße 1\n✅ done\n");

        assertThat(lines("GRÖ")).containsExactly(1L, 2L, 3L);
        assertThat(search(new Query("grö", false, true, false)).lines()).containsExactly(3L);
        assertThat(lines("✅")).containsExactly(4L);
        assertThat(lines("größe 1")).containsExactly(3L);
    }

    @Test
    void takesATextForNoExpression() throws Exception {
        log.append("a.c\nabc\n\\E(é\n");

        assertThat(lines("a.c")).containsExactly(1L);
        assertThat(lines("\\E(É")).containsExactly(3L);
    }

    @Test
    void findsWhatAnExpressionMatchesLineByLine() throws Exception {
        log.append("one 1\r\ntwo 22\n\nthree\n22 four\n");

        assertThat(regex("\\d+$")).containsExactly(1L, 2L);
        assertThat(regex("^\\d")).containsExactly(5L);
        assertThat(regex("^$")).containsExactly(3L);
        assertThat(regex("E\\s")).containsExactly(1L);
        assertThat(search(new Query("E\\s", true, true, false)).lines()).isEmpty();
    }

    @Test
    void looksPastColours() throws Exception {
        log.append("\u001B[0;34m=== Iter\u001B[1mation 1 ===\u001B[0m\n\u001B[2K34m\n\u001B[31");

        assertThat(lines("iteration 1 ===")).containsExactly(1L);
        assertThat(regex("^===.*===$")).containsExactly(1L);
        assertThat(lines("34m")).containsExactly(2L);
        assertThat(lines("[31")).containsExactly(3L);
    }

    @Test
    void countsALongLineOnceAndFindsWhatLiesAcrossItsBlocks() throws Exception {
        String long1 = "x".repeat(1024 * 1024 - 3) + "needle" + "x".repeat(2_000_000) + "needle";
        log.append("first\n" + long1 + "\nneedle\n");

        Matches found = search(new Query("needle", false, false, false));

        assertThat(found.lines()).containsExactly(2L, 3L);
        assertThat(found.total()).isEqualTo(2);
    }

    @Test
    void givesTheFirstTenThousandAndCountsAll() throws Exception {
        log.append("no\nyes\n".repeat(30_000));

        Matches found = search(new Query("yes", false, false, false));

        assertThat(found.lines()).hasSize(10_000).startsWith(2L, 4L).endsWith(20_000L);
        assertThat(found.total()).isEqualTo(30_000);
    }

    @Test
    void endsAtItsDeadline() throws Exception {
        log.append("line\n");
        index.begin(log.open());
        LogView view = index.view().orElseThrow();

        for (boolean regex : new boolean[] {true, false}) {
            assertThatThrownBy(() -> view.search(new Query("x", regex, false, false), in(-1)))
                    .isInstanceOf(Search.TooLong.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "a{2000}",
                "((a{1000}){1000}){1000}",
                "(?=x)",
                "*",
                "[z-a]",
                "(a{30}b){40}",
                "x{9999999999}"
            })
    void saysWhatIsWrongWithAnExpression(String wrong) {
        assertThatThrownBy(() -> new Query(wrong, true, false, false).check())
                .isInstanceOf(Query.Wrong.class)
                .message()
                .isNotEmpty();
    }

    @Test
    void findsErrors() throws Exception {
        log.append("fine\nTypeError: x\nBuild FAILED\n❌ no\nerror: y\nterrors\n");

        assertThat(search(new Query("", false, false, true)).lines()).contains(3L, 4L, 5L);
        assertThat(search(new Query("y", false, false, true)).lines()).containsExactly(5L);
    }

    /** Against a plain search of the same lines. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithAPlainSearch(long seed) throws Exception {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            StringBuilder line = new StringBuilder();
            for (int c = random.nextInt(60); c > 0; c--)
                line.append("abAB c".charAt(random.nextInt(6)));
            lines.add(line.toString());
        }
        log.append(String.join("\n", lines));
        for (String wanted : List.of("a", "ab", "aab", "abcab", "bb a", "ABABAB")) {
            List<Long> expected = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).toLowerCase(Locale.ROOT);
                if (line.contains(wanted.toLowerCase(Locale.ROOT))) expected.add(i + 1L);
            }
            List<Long> first = expected.subList(0, Math.min(expected.size(), Matches.MOST));

            Matches literal = search(new Query(wanted, false, false, false));
            assertThat(literal).isEqualTo(new Matches(first, expected.size()));
            assertThat(search(new Query(wanted, true, false, false))).isEqualTo(literal);
        }
    }
}
