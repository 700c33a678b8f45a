package dev.sightline.ralph.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class IterationsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    static List<Path> cases() throws Exception {
        return Golden.cases("ralph-iterations");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsEachFixtureAsItsGoldenSays(Path fixture) throws Exception {
        List<Iteration> rows = rows(Files.readString(fixture.resolve("input")));

        List<Map<String, @Nullable Object>> said = new ArrayList<>();
        for (Iteration row : rows) said.add(row.fields(Optional.empty()));
        Golden.assertState(fixture, Map.of("iterations", said));
        Golden.assertEvents(fixture, rows.stream().map(Iteration::eventFields).toList());
    }

    @Test
    void takesNoMoreOfARowThanItsReadersCanUse() {
        String errors = ("\"" + "x".repeat(100_000) + "\",").repeat(50) + "\"last\"";
        Iteration row =
                Iterations.parseLine(
                                "{\"iteration\":1,\"max\":5,\"start\":\"2026-02-08T01:07:23Z\",\"errors\":["
                                        + errors
                                        + "]}")
                        .orElseThrow();

        assertThat(row.errors()).hasSize(20).allMatch(error -> error.length() < 600);
    }

    @Test
    void readsTheRealRows() throws Exception {
        if (!Samples.here("antique-catalogue/iterations.jsonl")) return;
        List<Iteration> rows =
                rows(Files.readString(Samples.at("antique-catalogue/iterations.jsonl")));

        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().durationSeconds()).contains(264.0);
        assertThat(rows.getFirst().health()).isEqualTo(Iteration.Health.PRODUCTIVE);
        assertThat(rows.getLast().health()).isEqualTo(Iteration.Health.FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1]",
                "{\"iteration\":1,\"max\":5}",
                "{\"iteration\":\"1\",\"max\":5,\"start\":\"2026-02-08T01:07:23Z\"}",
                "{\"iteration\":1.5,\"max\":5,\"start\":\"2026-02-08T01:07:23Z\"}"
            })
    void skipsALineThatCannotBeUsed(String line) {
        assertThat(Iterations.parseLine(line)).isEmpty();
    }

    @Test
    void numbersByTheOrderOfRowsWhereANumberRepeats() {
        List<Iteration> rows = rows(row(1, "01:00:00") + row(2, "01:10:00") + row(1, "02:00:00"));

        assertThat(rows).extracting(Iteration::number).containsExactly(1, 2, 3);
    }

    @Test
    void givesTheRunningOneItsDateAcrossMidnight() {
        List<Iteration> rows = rows(row(1, "23:50:00"));
        List<LogChunk> chunks =
                LogReaderTest.chunks(
                        "[23:50:00] === Iteration 1/9 ===\ntokens used\n12,000\n"
                                + "[00:03:00] === Iteration 2/9 ===\nerror: x\n");

        List<Iteration> merged = Iterations.merged(rows, chunks, BERLIN, true);

        assertThat(merged).extracting(Iteration::running).containsExactly(false, true);
        assertThat(merged.getFirst().tokens()).contains(12.0);
        assertThat(merged.getFirst().end()).contains("2026-02-09T00:03:00+01:00");
        assertThat(merged.getFirst().durationSeconds()).contains(780.0);
        assertThat(merged.getLast().start()).contains("2026-02-09T00:03:00+01:00");
        assertThat(merged.getLast().errors()).isEmpty();
        assertThat(merged.getLast().span()).isPresent();
    }

    @Test
    void knowsOnlyTimesOfDayWhereNoRowLendsADate() {
        List<LogChunk> chunks =
                LogReaderTest.chunks(
                        "[23:59:30] === Iteration 1/9 ===\n"
                                + "failed\n"
                                + "[00:00:10] === Iteration 2/9 ===\n");

        List<Iteration> merged = Iterations.merged(List.of(), chunks, BERLIN, false);

        assertThat(merged.getFirst().start()).contains("23:59:30");
        assertThat(merged.getFirst().end()).contains("00:00:10");
        assertThat(merged.getFirst().durationSeconds()).contains(40.0);
        assertThat(merged.getFirst().health()).isEqualTo(Iteration.Health.FAILED);
        assertThat(merged).noneMatch(Iteration::running);
    }

    @Test
    void lendsTheDateOfALaterRowToTheOnesBeforeIt() {
        List<LogChunk> chunks =
                LogReaderTest.chunks(
                        "[23:59:30] === Iteration 1/9 ===\n[00:10:00] === Iteration 2/9 ===\n");

        List<Iteration> merged = Iterations.merged(rows(row(2, "00:10:00")), chunks, BERLIN, false);

        assertThat(merged.getFirst().start()).contains("2026-02-07T23:59:30+01:00");
    }

    private static String row(int number, String time) {
        return "{\"iteration\":%d,\"max\":9,\"start\":\"2026-02-08T%s+01:00\"}\n"
                .formatted(number, time);
    }

    private static List<Iteration> rows(String text) {
        return Iterations.numbered(
                text.lines().map(Iterations::parseLine).flatMap(Optional::stream).toList());
    }
}
