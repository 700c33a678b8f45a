package dev.sightline.ralph.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class LogReaderTest {
    static List<Path> cases() throws Exception {
        return Golden.cases("ralph-log");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsEachFixtureAsItsGoldenSays(Path fixture) throws Exception {
        String text = Files.readString(fixture.resolve("input"));

        Golden.assertState(
                fixture, Map.of("iterations", chunks(text).stream().map(this::said).toList()));
        Golden.assertEvents(fixture, signs(text).stream().map(this::said).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "logs/Mike4Ellis-liquid-memory.ralph.log, 5, true",
        "logs/ancientsh-ancient.ralph.log, 5, true",
        "logs/mikearnaldi-accountability.ralph.log, 1, true",
        "antique-catalogue/ralph.log, 2, false"
    })
    void findsTheIterationsOfRealLogs(String sample, int iterations, boolean lenient)
            throws Exception {
        if (!Samples.here(sample)) return;

        List<LogChunk> chunks = chunks(Files.readString(Samples.at(sample)));

        assertThat(chunks).hasSize(iterations).allMatch(chunk -> chunk.lenient() == lenient);
        assertThat(chunks.getLast().number()).isEqualTo(iterations);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[01:07:23] \u001b[0;34m=== Iteration 8/50 ===\u001b[0m",
                "[01:07:23] \u001b[0;34m=== Iteration 8 (loop 1/50) ===\u001b[0m",
                "  [01:07:23]  === Iteration 8 (loop 1/50) ===\r"
            })
    void knowsTheHeadersOfTheOriginal(String line) {
        assertThat(Header.strict(line))
                .contains(new Header(8, Optional.of(50), Optional.of(LocalTime.of(1, 7, 23))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=== Iteration 8 ===",
                "=== Iteration 8/ ===",
                "=== Iteration 8 (loop 1/50 ===",
                "=== Iteration 8/50) ===",
                "=== Iteration x/50 ===",
                "x === Iteration 8/50 ===",
                "=== Iteration 8/50 === and more",
                "[1:07:23] === Iteration 8/50 ===",
                "=== Iteration 99999999999/50 ==="
            })
    void takesNothingElseForAHeader(String line) {
        assertThat(Header.strict(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Committed: chore(ralph): iteration 1 progress",
                "There are pending tasks. Ending this iteration as instructed.",
                "Agent completed iteration 1",
                "Max iterations: 10",
                "iteration 3",
                "iteration 3 of the plan went well",
                "{\"fields\":{\"message\":\"iteration\"}}"
            })
    void takesNoTalkOfIterationsForALenientHeader(String line) {
        assertThat(LenientHeader.of(line)).isEmpty();
    }

    @Test
    void readsTheLinesOfAJsonLog() {
        String line =
                "{\"timestamp\":\"2026-01-10T11:49:25.1Z\",\"fields\":{\"iteration\":3,"
                        + "\"max_iterations\":9,\"message\":\"begin\"}}";

        assertThat(LenientHeader.of(line))
                .contains(new Header(3, Optional.of(9), Optional.of(LocalTime.of(11, 49, 25))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "69.310; 69.31",
                "1,250.5; 1250.5",
                "35,083; 35.083",
                "35083; 35.083",
                "1.234.567; 1234.567",
                "499; 499",
                "500; 0.5"
            })
    void readsTokensAsThousands(String written, double thousands) {
        assertThat(Tokens.thousands(written)).contains(thousands);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error: x", "An Exception", "1 FAILED", "a crash.", "❌ no", "⚠️ x"})
    void seesWhatLooksLikeAnError(String line) {
        assertThat(Faults.in(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"errors", "crashed", "_error", "failedx", "terror", "éerror", "⚠ x"})
    void seesNoErrorInsideOfOtherWords(String line) {
        assertThat(Faults.in(line)).isFalse();
    }

    @Test
    void tellsALogThatEveryLineStandsInTwiceAsTheSameLog() {
        String once =
                "[01:07:23] === Iteration 1/2 ===\n"
                        + "[01:07:24] ✅ Tests passed\n"
                        + "tokens used\n"
                        + "69.310\n"
                        + "error: a\n"
                        + "=== Iteration 2 (loop 2/2) ===\n"
                        + "❌ Max iterations (2) reached\n";
        StringBuilder twice = new StringBuilder();
        for (String line : once.split("\n", -1)) {
            if (!line.isEmpty()) twice.append((line + "\n").repeat(2));
        }

        assertThat(signs(twice.toString()).stream().map(LogReaderTest::what))
                .isEqualTo(signs(once).stream().map(LogReaderTest::what).toList());
    }

    @Test
    void dropsLenientHeadersOnceAStrictOneIsSeen() {
        List<LogChunk> chunks =
                chunks(
                        "=== Ralph iteration 1/9 ===\n"
                                + "=== Iteration 1/9 ===\n"
                                + "Ralph Iteration 2 of 9\n");

        assertThat(chunks).singleElement().matches(chunk -> !chunk.lenient());
    }

    private static Object what(LogSign sign) {
        return switch (sign) {
            case LogSign.Began began -> began.number();
            case LogSign.Tokens tokens -> tokens.thousands();
            case LogSign.Fault fault -> fault.text();
            case LogSign.Said said -> said.what();
        };
    }

    static List<LogSign> signs(String text) {
        LogReader reader = new LogReader();
        List<LogSign> signs = new ArrayList<>();
        long offset = 0;
        long number = 1;
        for (String line : text.split("\n", -1)) {
            signs.addAll(reader.line(offset, number++, line));
            offset += line.getBytes(StandardCharsets.UTF_8).length + 1;
        }
        return signs;
    }

    static List<LogChunk> chunks(String text) {
        LogChunks chunks = new LogChunks();
        signs(text).forEach(chunks::add);
        return chunks.all(
                text.getBytes(StandardCharsets.UTF_8).length,
                text.chars().filter(c -> c == '\n').count());
    }

    private Map<String, Object> said(LogChunk chunk) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("number", chunk.number());
        chunk.max().ifPresent(max -> fields.put("max", max));
        chunk.start().ifPresent(start -> fields.put("start", start.toString()));
        chunk.end().ifPresent(end -> fields.put("end", end.toString()));
        fields.put("from", chunk.span().from());
        fields.put("to", chunk.span().to());
        fields.put("first_line", chunk.span().firstLine());
        fields.put("last_line", chunk.span().lastLine());
        chunk.tokens().ifPresent(tokens -> fields.put("tokens", tokens));
        fields.put("faults", chunk.faults());
        fields.put("lenient", chunk.lenient());
        return fields;
    }

    private Map<String, Object> said(LogSign sign) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("line", sign.line());
        switch (sign) {
            case LogSign.Began began -> fields.put("began", began.number());
            case LogSign.Tokens tokens -> fields.put("tokens", tokens.thousands());
            case LogSign.Fault fault -> fields.put("fault", fault.text());
            case LogSign.Said said -> fields.put("said", said.what().name());
        }
        return fields;
    }
}
