package dev.sightline.ralph.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class PlanFileTest {
    static List<Path> cases() throws Exception {
        return Golden.cases("ralph-plan");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsEachFixtureAsItsGoldenSays(Path fixture) throws Exception {
        PlanFile plan = PlanFile.parse(Files.readString(fixture.resolve("input")));

        Golden.assertState(fixture, Golden.without(plan.fields(), "raw"));
        Golden.assertEvents(fixture, List.of(plan.eventFields()));
    }

    @ParameterizedTest
    @CsvSource({
        "Endogen-antique-catalogue.md, 54, 54, 12, COMPLETE",
        "Endogen-ralph-dashboard.md, 106, 106, 19, COMPLETE",
        "Endogen-ralph-dashboard-initial.md, 0, 106, 19, READY",
        "mjeffe-ralph.md, 0, 8, 3,",
        "average-gary-nostr-nations.fix_plan.md, 231, 231, 15,",
        "0xpaiDev-open-brain.md, 0, 0, 13,"
    })
    void countsRealPlansAsTheOriginalDoes(
            String name, int done, int total, int phases, String status) throws Exception {
        String sample = "plans/" + name;
        if (!Samples.here(sample)) return;

        Plan plan = PlanFile.parse(Files.readString(Samples.at(sample))).strict();

        assertThat(plan.done()).isEqualTo(done);
        assertThat(plan.total()).isEqualTo(total);
        assertThat(plan.phases()).hasSize(phases);
        assertThat(plan.status().orElse(null)).isEqualTo(status);
        assertThat(plan.complete()).isEqualTo("COMPLETE".equals(status));
    }

    @Test
    void followsARealPlanFromItsFirstRevisionToItsLast() throws Exception {
        if (!Samples.here("plan-history/antique-catalogue")) return;
        int before = 0;
        try (Stream<Path> files = Files.list(Samples.at("plan-history/antique-catalogue"))) {
            for (Path file : files.sorted().toList()) {
                Plan plan = PlanFile.parse(Files.readString(file)).strict();
                assertThat(plan.done()).isLessThanOrEqualTo(plan.total());
                assertThat(plan.done()).isGreaterThanOrEqualTo(before);
                before = plan.done();
            }
        }
        assertThat(before).isEqualTo(27);
    }

    @Test
    void readsAPlanThatIsCutAnywhere() throws Exception {
        for (Path fixture : cases()) {
            byte[] bytes = Files.readAllBytes(fixture.resolve("input"));
            int total = 0;
            for (int cut = 0; cut <= bytes.length; cut++) {
                String text = new String(bytes, 0, cut, StandardCharsets.UTF_8);
                int now = PlanFile.parse(text).strict().total();
                assertThat(now).isBetween(total, total + 1);
                total = now;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neverChangesTheStrictReadingForTheSakeOfTheLenientOne(long seed) {
        Random random = new Random(seed);
        String[] pieces = {
            "- [ ] ",
            "- [x] ",
            "* [~] ",
            "1. [!] ",
            "## ",
            "### ",
            "1.1: ",
            "**2.1** ",
            "a",
            " ",
            "\n",
            "\r\n",
            "| 1.2 | b | done |",
            "STATUS: ",
            "**Status:** c",
            "```",
            "—",
            "é",
            "\t"
        };
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(40); j > 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            PlanFile plan = PlanFile.parse(text.toString());
            plan.lenient()
                    .ifPresent(more ->
                            assertThat(more.total()).isGreaterThanOrEqualTo(plan.strict().total()));
            JsonNode wire = Json.read(Json.bytes(plan.fields()));
            assertThat(wire.get("tasks_total").intValue()).isEqualTo(plan.strict().total());
        }
    }

    @Test
    void readsAMegabyteOfOneLineAndOneOfBlanksWithoutDelay() {
        String blanks = "- [ ] 1.1" + " ".repeat(1 << 20);
        String digits = "## P\n- [ ] " + "1.".repeat(1 << 19) + "\n" + "#".repeat(1 << 20);

        assertThat(PlanFile.parse("## P\n" + blanks).strict().total()).isEqualTo(1);
        assertThat(PlanFile.parse(digits).strict().total()).isEqualTo(1);
    }
}
