package dev.sightline.bench.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.bench.contender.Footprint;
import dev.sightline.bench.results.FloodRow;
import dev.sightline.bench.results.KernelRow;

import org.junit.jupiter.api.Test;

import java.util.List;

class TallyTest {

    private final Tally tally = new Tally();

    @Test
    void joinsTheRoundsAndKeepsTheMedianOfEach() {
        tally.add(Measure.REQUEST, List.of(1_000_000L, 2_000_000L));
        tally.add(Measure.REQUEST, List.of(9_000_000L));

        KernelRow row = tally.row(Measure.REQUEST, "Sightline", 3);

        assertThat(row.count()).isEqualTo(3);
        assertThat(row.latency().p50Ms()).isEqualTo(2);
        assertThat(row.p50OfRoundsMs()).containsExactly(1.0, 9.0);
        assertThat(row.eachMs()).isNaN();
    }

    @Test
    void dividesTheWholeOfAScriptByItsStatements() {
        tally.add(new Driver.Script(List.of(0L, 1_000_000L), 6_000_000));

        assertThat(tally.row(Measure.SCRIPT, "Sightline", 3).eachMs()).isEqualTo(2);
        assertThat(tally.row(Measure.REQUEST, "Sightline", 3).latency().p50Ms()).isNaN();
    }

    @Test
    void tellsTheWorstOfAllFloods() {
        double mib = Footprint.MIB;
        tally.add(
                new Driver.Flood(2_000_000, 10, 90, "cut"),
                new Tally.Memory(100 * mib, 120 * mib, 10 * mib, 12 * mib, 20 * mib, 21 * mib));
        tally.add(
                new Driver.Flood(3_000_000, 10, 80, "cut a little"),
                new Tally.Memory(110 * mib, 115 * mib, 11 * mib, 11 * mib, 20 * mib, 25 * mib));

        FloodRow row = tally.flood("Sightline", 100);

        assertThat(row.lost()).isEqualTo(10);
        assertThat(row.said()).isEqualTo("cut a little");
        assertThat(row.medianMs()).isEqualTo(2);
        assertThat(row.node()).isEqualTo(new FloodRow.Mib(100, 120));
        assertThat(row.heap()).isEqualTo(new FloodRow.Mib(10, 12));
        assertThat(row.kernel()).isEqualTo(new FloodRow.Mib(20, 25));
    }
}
