package dev.sightline.ralph.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.ralph.format.Money.Provenance;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class FiguresTest {
    private static final Instant NOW = Instant.parse("2026-02-08T12:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Plan PLAN =
            PlanFile.parse("## A\n- [x] 1.1: a\n- [x] 1.2: b\n## B\n- [ ] 2.1: c\n- [ ] 2.2: d\n")
                    .strict();

    @Test
    void addsUpWhatTheOriginalDoes() {
        List<Iteration> iterations =
                List.of(
                        row(
                                1,
                                "08T01:00:00Z",
                                "08T01:30:00Z",
                                "\"tokens\":60,\"tasks_completed\":[\"1.1\",\"9\"]"),
                        row(
                                2,
                                "08T01:30:00Z",
                                "08T02:00:00Z",
                                "\"tokens\":40,\"status\":\"error\",\"errors\":[\"x\"],\"tasks_completed\":[\"1.2\"]"));
        LoopConfig config = LoopConfig.defaults();
        Costs costs = Costs.of(iterations, PLAN, config, NOW, BERLIN);

        Map<String, ?> stats = Stats.of(iterations, PLAN, config, costs, NOW);

        assertThat(stats.get("total_tokens")).isEqualTo(100.0);
        assertThat(stats.get("total_cost_usd")).isEqualTo(0.6);
        assertThat(stats.get("total_duration_seconds")).isEqualTo(3600.0);
        assertThat(stats.get("velocity"))
                .isEqualTo(
                        Map.of(
                                "tasks_per_hour", 2.0,
                                "tasks_remaining", 2,
                                "hours_remaining", 1.0));
        assertThat(stats.get("projected_completion")).isEqualTo("2026-02-08T13:00:00Z");
        assertThat(stats.get("projected_total_cost_usd")).isEqualTo(1.2);
        assertThat(stats.get("health_breakdown"))
                .isEqualTo(Map.of("productive", 1L, "partial", 0L, "failed", 1L));
        assertThat(stats.get("tokens_by_phase"))
                .isEqualTo(
                        List.of(
                                Map.of("phase", "A", "tokens", 70.0),
                                Map.of("phase", "Unmapped", "tokens", 30.0)));
        assertThat(stats.get("cost_per_1k_tokens")).isEqualTo(0.006);
    }

    @Test
    void hasNoProjectionWhereNothingIsDone() {
        Plan open = PlanFile.parse("## A\n- [ ] 1.1: a\n").strict();
        Costs costs = Costs.of(List.of(), open, LoopConfig.defaults(), NOW, BERLIN);

        Map<String, ?> stats = Stats.of(List.of(), open, LoopConfig.defaults(), costs, NOW);

        assertThat(costs.projected()).isEmpty();
        assertThat(stats.get("projected_completion")).isNull();
        assertThat(stats.get("avg_tokens_per_iteration")).isEqualTo(0.0);
    }

    @Test
    void saysOfEachSumWhereItComesFrom() throws Exception {
        List<Iteration> iterations =
                List.of(
                        row(1, "08T01:00:00Z", "08T01:30:00Z", "\"cost_usd\":0.5,\"tokens\":9"),
                        row(
                                2,
                                "08T02:00:00Z",
                                "08T02:30:00Z",
                                "\"tokens\":10,\"cost_per_1k_tokens\":0.01,\"model\":\"m\""),
                        row(3, "08T03:00:00Z", "08T03:30:00Z", "\"tokens\":10"),
                        row(
                                4,
                                "08T04:00:00Z",
                                "08T04:30:00Z",
                                "\"cost_usd\":1,\"cost_estimated\":true"),
                        row(5, "08T05:00:00Z", "08T05:30:00Z", "\"status\":\"success\""));
        LoopConfig own =
                LoopConfig.parse("{\"cli\":\"claude-code\",\"model_pricing\":{\"claude\":0.02}}");

        Costs costs = Costs.of(iterations, PLAN, own, NOW, BERLIN);

        assertThat(costs.of(1)).contains(new Money(0.5, Provenance.REPORTED));
        assertThat(costs.of(2)).contains(new Money(0.1, Provenance.COMPUTED));
        assertThat(costs.of(3)).contains(new Money(0.2, Provenance.COMPUTED));
        assertThat(costs.of(4)).contains(new Money(1, Provenance.ESTIMATED));
        assertThat(costs.of(5)).isEmpty();
        assertThat(costs.total().provenance()).isEqualTo(Provenance.ESTIMATED);
        assertThat(costs.prices())
                .containsExactly(
                        new Costs.Price("m", 0.01, "iteration 2"),
                        new Costs.Price("claude", 0.02, "config.json"));
    }

    @Test
    void countsTodayByTheClockOfItsZone() {
        List<Iteration> iterations =
                List.of(
                        row(1, "07T22:00:00Z", "07T22:30:00Z", "\"cost_usd\":1"),
                        row(2, "07T23:00:00Z", "07T23:30:00Z", "\"cost_usd\":2"));

        Costs costs = Costs.of(iterations, PLAN, LoopConfig.defaults(), NOW, BERLIN);

        assertThat(costs.today()).isEqualTo(new Money(2, Provenance.REPORTED));
    }

    @Test
    void writesAReportForPeople() {
        List<Iteration> iterations =
                List.of(
                        row(
                                1,
                                "08T01:00:00Z",
                                "08T01:30:00Z",
                                "\"tokens\":60,\"errors\":[\"a|b\"]"));
        Costs costs = Costs.of(iterations, PLAN, LoopConfig.defaults(), NOW, BERLIN);
        LoopStatus status =
                new LoopStatus(
                        LoopStatus.Word.STOPPED,
                        List.of(new Clue("process", "pid 7 gone", Optional.empty())),
                        Optional.empty());

        String report =
                Report.of(
                        "Kites",
                        status,
                        iterations,
                        PLAN,
                        costs,
                        Optional.of(NotificationTest.parse("QUESTION: red?")),
                        NOW);

        assertThat(report)
                .startsWith("# Kites: stopped\n")
                .contains("- pid 7 gone", "> **QUESTION** red?", "| Tasks | 2 of 4 |")
                .contains(
                        "| Cost | $0.36 estimated |", "| 1 | 2026-02-08T01:00:00Z | 30 min 0 s |");
    }

    private static Iteration row(int number, String start, String end, String members) {
        return Iterations.parseLine(
                        "{\"iteration\":%d,\"max\":9,\"start\":\"2026-02-%s\",\"end\":\"2026-02-%s\",%s}"
                                .formatted(number, start, end, members))
                .orElseThrow();
    }
}
