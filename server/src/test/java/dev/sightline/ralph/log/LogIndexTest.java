package dev.sightline.ralph.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.disk.Trouble;
import dev.sightline.ralph.format.LogChunk;
import dev.sightline.ralph.format.LogSpan;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Random;
import java.util.stream.IntStream;

/** A log that is counted, and read by number, by offset and from its end. */
class LogIndexTest {
    @TempDir Path temp;

    private LogFile log;

    /** A first count that a test lets begin. */
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    private final LogIndex index = new LogIndex(waiting::add);

    @BeforeEach
    void setUp() throws Exception {
        log = new LogFile(temp);
    }

    @AfterEach
    void tearDown() {
        index.close();
        log.close();
    }

    private LogView view() {
        return index.view().orElseThrow();
    }

    private List<String> last(int count) throws Trouble {
        return view().last(count).lines();
    }

    private List<String> from(long line, int count) throws Trouble {
        return view().from(line, count).orElseThrow().lines();
    }

    private void begin(String text) throws Exception {
        log.append(text);
        index.begin(log.open());
    }

    @Test
    void knowsNothingWithoutALog() {
        assertThat(index.view()).isEmpty();
        assertThat(index.chunks()).isEmpty();
        assertThat(index.counted().lines()).isZero();
    }

    @Test
    void givesLinesByNumber() throws Exception {
        begin("one\ntwo\nthree\nfour\n");

        Excerpt lines = view().from(2, 2).orElseThrow();

        assertThat(lines.lines()).containsExactly("two", "three");
        assertThat(lines.first()).hasValue(2);
        assertThat(lines.total()).hasValue(4);
        assertThat(lines.offset()).isEqualTo(4);
        assertThat(lines.end()).isEqualTo(14);
        assertThat(lines.open()).isFalse();
        assertThat(from(5, 10)).isEmpty();
        assertThat(from(1, 10)).hasSize(4);
    }

    @Test
    void givesTheLastLinesWithTheirNumbers() throws Exception {
        begin("one\ntwo\nthree");

        Excerpt lines = view().last(2);

        assertThat(lines.lines()).containsExactly("two", "three");
        assertThat(lines.first()).hasValue(2);
        assertThat(lines.total()).hasValue(3);
        assertThat(lines.end()).isEqualTo(13);
        assertThat(lines.open()).isTrue();
        assertThat(last(100)).containsExactly("one", "two", "three");
    }

    @Test
    void countsWhatIsAppended() throws Exception {
        begin("one\ntw");
        assertThat(index.counted().lines()).isEqualTo(2);

        log.append("o\nthree\n");
        index.advance();

        assertThat(index.counted()).isEqualTo(new LogIndex.Counted(14, 14, 3, true));
        assertThat(from(2, 5)).containsExactly("two", "three");
    }

    @Test
    void numbersLinesThatAreNotCountedYet() throws Exception {
        begin("one\n");
        log.append("two\nthree\n");

        Excerpt lines = view().last(2);

        assertThat(lines.first()).hasValue(2);
        assertThat(lines.total()).hasValue(3);
    }

    @Test
    void takesAnEmptyLogForNoLines() throws Exception {
        begin("");

        assertThat(last(10)).isEmpty();
        assertThat(view().last(10).total()).hasValue(0);
        assertThat(from(1, 10)).isEmpty();
        assertThat(view().range(OptionalLong.empty()).text()).isEmpty();
    }

    @Test
    void keepsProgressInsideALineAndTakesAwayItsEnd() throws Exception {
        begin("10%\r20%\r30%\r\n\r\nnext\n");

        assertThat(last(10)).containsExactly("10%\r20%\r30%", "", "next");
    }

    @Test
    void showsWhatIsNoTextAsSuch() throws Exception {
        log.append(new byte[] {'a', (byte) 0xFF, 'b', '\n', (byte) 0xE2, (byte) 0x82, '\n'});
        index.begin(log.open());

        assertThat(last(2)).containsExactly("a\uFFFDb", "\uFFFD");
    }

    @Test
    void cutsALongLineAndSaysSo() throws Exception {
        begin("é".repeat(100_000) + "\nshort\n");

        List<String> lines = last(2);

        assertThat(lines.getFirst()).hasSize(32 * 1024 + " … (134464 bytes more)".length());
        assertThat(lines.getFirst()).startsWith("éé").endsWith(" … (134464 bytes more)");
        assertThat(lines.getLast()).isEqualTo("short");
        assertThat(from(1, 2)).isEqualTo(lines);
        assertThat(from(2, 1)).containsExactly("short");
    }

    @Test
    void givesFewerLinesWhereTheyAreLong() throws Exception {
        begin(("x".repeat(60_000) + "\n").repeat(200));
        waiting.remove().run();

        Excerpt lines = view().last(200);

        assertThat(lines.lines()).hasSizeBetween(60, 80);
        assertThat(lines.first()).hasValue(201 - lines.lines().size());
        assertThat(from(1, 200)).hasSizeBetween(60, 80);
    }

    @Test
    void endsAnAnswerThatIsFullAtALine() throws Exception {
        String line = "x".repeat(3_000) + "\n";
        begin(line.repeat(2_000));
        waiting.remove().run();

        Excerpt some = view().from(1, 2_000).orElseThrow();

        assertThat(some.lines()).hasSizeLessThan(2_000).allMatch(one -> one.length() == 3_000);
        assertThat(some.open()).isFalse();
        assertThat(some.end()).isEqualTo(some.lines().size() * (long) line.length());
        assertThat(from(1 + some.lines().size(), 2_000)).hasSize(2_000 - some.lines().size());
    }

    @Test
    void showsTheEndOfALineLongerThanAnAnswer() throws Exception {
        begin("€".repeat(2_000_000));

        Excerpt lines = view().last(3);

        assertThat(lines.lines()).hasSize(1);
        assertThat(lines.lines().getFirst()).matches("€+");
    }

    @Test
    void servesTheEndOfALongLogBeforeItIsCounted() throws Exception {
        begin("a line of the log\n".repeat(300_000) + "the last\n");
        assertThat(waiting).hasSize(1);

        Excerpt lines = view().last(2);
        assertThat(lines.lines()).containsExactly("a line of the log", "the last");
        assertThat(lines.first()).isEmpty();
        assertThat(lines.total()).isEmpty();
        assertThat(view().from(1, 1)).isEmpty();

        waiting.remove().run();

        assertThat(view().last(1).first()).hasValue(300_001);
        assertThat(from(300_000, 5)).containsExactly("a line of the log", "the last");
    }

    @Test
    void leavesWhatComesMeanwhileToTheFirstCount() throws Exception {
        begin("a line of the log\n".repeat(300_000));
        log.append("more\n");
        index.advance();
        assertThat(index.counted().lines()).isZero();

        waiting.remove().run();
        log.append("and more\n");
        index.advance();

        assertThat(index.counted().lines()).isEqualTo(300_002);
        assertThat(index.counted().bytes()).isEqualTo(index.counted().of());
    }

    @Test
    void endsACountWhoseLogIsGone() throws Exception {
        begin("a line of the log\n".repeat(300_000));
        LogView before = view();

        index.gone();
        waiting.remove().run();

        assertThat(index.view()).isEmpty();
        assertThat(index.isStill(before)).isFalse();
        assertThat(before.last(1).first()).isEmpty();
    }

    @Test
    void givesBytesInWholeCharacters() throws Exception {
        begin("añb");
        log.append(new byte[] {(byte) 0xE2, (byte) 0x82});

        Range first = view().range(OptionalLong.of(0));
        assertThat(first).isEqualTo(new Range("añb", 0, 4, false, true));

        log.append(new byte[] {(byte) 0xAC});
        assertThat(view().range(OptionalLong.of(4))).isEqualTo(new Range("€", 4, 7, false, false));
        assertThat(view().range(OptionalLong.of(7))).isEqualTo(new Range("", 7, 7, false, false));
        assertThat(view().range(OptionalLong.of(8)))
                .isEqualTo(new Range("añb€", 0, 7, true, false));
    }

    @Test
    void givesBytesPageByPage() throws Exception {
        String text = "€uro\n".repeat(200_000);
        begin(text);

        StringBuilder all = new StringBuilder();
        Range page = view().range(OptionalLong.of(0));
        while (true) {
            all.append(page.text());
            if (!page.more()) break;
            page = view().range(OptionalLong.of(page.to()));
        }

        assertThat(all.toString()).isEqualTo(text);
        assertThat(view().range(OptionalLong.empty()).text())
                .hasSizeLessThan(Range.MOST)
                .doesNotContain("\uFFFD")
                .endsWith("€uro\n");
    }

    @Test
    void givesTheEndOfAPartThatIsTooLong() throws Exception {
        begin("before\n" + "€uro\n".repeat(200_000) + "behind\n");

        Range part = view().endOf(new LogSpan(7, 7 + 7 * 200_000L, 2, 200_001), Range.MOST);

        assertThat(part.to()).isEqualTo(7 + 7 * 200_000L);
        assertThat(part.to() - part.from()).isBetween(Range.MOST - 3L, (long) Range.MOST);
        assertThat(view().endOf(new LogSpan(0, 7, 1, 1), 100).text()).isEqualTo("before\n");
        assertThat(view().endOf(new LogSpan(0, Long.MAX_VALUE, 1, 1), 8).text())
                .isEqualTo("\nbehind\n");
    }

    /** Against a plain reading of the same bytes, appended in pieces of any size. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void agreesWithAPlainReading(long seed) throws Exception {
        Random random = new Random(seed);
        StringBuilder all = new StringBuilder();
        index.begin(log.append("").open());
        for (int piece = 0; piece < 60; piece++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(200); i > 0; i--) {
                text.append("é".repeat(random.nextInt(random.nextInt(300) == 0 ? 50_000 : 90)));
                if (random.nextInt(3) > 0) text.append('\n');
            }
            log.append(text.toString());
            all.append(text);
            index.advance();
        }
        List<String> expected = new ArrayList<>(Arrays.asList(all.toString().split("\n", -1)));
        if (expected.getLast().isEmpty()) expected.removeLast();
        List<String> shown = expected.stream().map(LogIndexTest::shown).toList();

        assertThat(index.counted().lines()).isEqualTo(expected.size());
        for (int tries = 0; tries < 50; tries++) {
            int line = 1 + random.nextInt(expected.size());
            int count = 1 + random.nextInt(20);
            int to = Math.min(line - 1 + count, shown.size());
            assertThat(from(line, count)).isEqualTo(shown.subList(line - 1, to));
            int first = Math.max(shown.size() - count, 0);
            assertThat(last(count)).isEqualTo(shown.subList(first, shown.size()));
        }
    }

    private static String shown(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return Excerpt.text(bytes, 0, bytes.length);
    }

    @Test
    void findsTheIterationsAmongOtherLines() throws Exception {
        begin("noise\n".repeat(1_000));
        for (int i = 1; i <= 3; i++) {
            log.append("[01:0%d:00] === Iteration %d/9 ===\n".formatted(i, i));
            log.append("noise\n".repeat(50_000) + "error: no\ntokens used\n12.5\n");
            index.advance();
        }

        List<LogChunk> chunks = index.chunks();

        assertThat(chunks).extracting(LogChunk::number).containsExactly(1, 2, 3);
        assertThat(chunks).extracting(chunk -> chunk.tokens().orElseThrow()).containsOnly(12.5);
        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.faults()).hasSize(1));
        assertThat(chunks.get(1).span().firstLine()).isEqualTo(1_000 + 50_004 + 1);
        assertThat(from(chunks.get(2).span().firstLine(), 1))
                .containsExactly("[01:03:00] === Iteration 3/9 ===");
    }

    @Test
    void givesUpEverySecondMarkWhereThereAreTooMany() {
        Marks marks = new Marks();
        long line = 1;
        for (long offset = 0; offset < 100_000L * 256 * 1024; offset += 256 * 1024) {
            marks.add(line, offset);
            line += 1_000;
        }

        assertThat(marks.held()).isLessThanOrEqualTo(2 * Marks.MOST);
        assertThat(marks.before(1)).isEqualTo(new Marks.Mark(1, 0));
        IntStream.of(1, 77_777_777, 99_999_001)
                .forEach(wanted -> {
                    Marks.Mark mark = marks.before(wanted);
                    assertThat(mark.line()).isBetween(wanted - 8_000L, (long) wanted);
                    assertThat(mark.offset()).isEqualTo((mark.line() - 1) / 1_000 * 256 * 1024);
                    assertThat(marks.beforeOffset(mark.offset())).isEqualTo(mark);
                });
    }
}
