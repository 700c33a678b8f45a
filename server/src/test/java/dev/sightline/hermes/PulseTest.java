package dev.sightline.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.hermes.home.HomeFile;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** When clients are told, on a clock that the test sets. */
class PulseTest {
    private static final String DB = "state.db-wal";
    private static final String MEMORY = "memories/MEMORY.md";

    private final Pulse pulse = new Pulse(Path.of("/agent"));

    /** As odd as System.nanoTime may be. */
    private long now = Long.MAX_VALUE - TimeUnit.MILLISECONDS.toNanos(150);

    private void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private void change(String... paths) {
        pulse.add(HomeFile.ofAll(List.of(paths)), now);
    }

    private long patience() {
        long nanos = pulse.patience(now);
        return nanos == Pulse.NEVER ? -1 : TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    private List<Object> types() {
        return pulse.due(now).map(notice -> list(notice, "data_types")).orElse(List.of());
    }

    private static List<Object> list(Map<String, Object> notice, String field) {
        return List.copyOf((List<?>) notice.getOrDefault(field, List.of()));
    }

    @Test
    void waitsForEverWhileNothingHappens() {
        assertThat(patience()).isEqualTo(-1);
        assertThat(pulse.due(now)).isEmpty();
        pass(1_000_000);
        assertThat(patience()).isEqualTo(-1);
    }

    @Test
    void tellsTheFirstChangeAtOnce() {
        change(MEMORY);

        assertThat(patience()).isZero();
        assertThat(pulse.due(now))
                .contains(
                        Map.of(
                                "data_types",
                                List.of("memory"),
                                "paths",
                                List.of("/agent/memories/MEMORY.md")));
    }

    @Test
    void tellsABurstTogetherAndItsLastChangeToo() {
        change(MEMORY);
        assertThat(types()).isNotEmpty();
        for (int i = 0; i < 9; i++) {
            pass(10);
            change(MEMORY);
            assertThat(types()).isEmpty();
        }

        assertThat(patience()).isEqualTo(10);
        pass(10);
        assertThat(types()).containsExactly("memory");
        assertThat(types()).isEmpty();
    }

    @Test
    void restsAgainOnceAPauseWasQuiet() {
        change(MEMORY);
        assertThat(types()).isNotEmpty();
        assertThat(patience()).isEqualTo(100);

        pass(100);

        assertThat(types()).isEmpty();
        assertThat(patience()).isEqualTo(-1);
        change(MEMORY);
        assertThat(patience()).isZero();
    }

    @Test
    void growsThePauseToOneSecondAndNoFurther() {
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            change(DB);
            assertThat(types()).contains("sessions");
            change(DB);
            pauses.add(patience());
            pass(patience());
        }

        assertThat(pauses).containsExactly(100L, 200L, 400L, 800L, 1000L, 1000L, 1000L);
    }

    @Test
    void beginsWithAShortPauseAgainAfterARest() {
        for (int i = 0; i < 5; i++) {
            change(DB);
            assertThat(types()).isNotEmpty();
            pass(Math.max(0, patience()));
        }
        assertThat(types()).isEmpty();

        change(DB);
        assertThat(types()).isNotEmpty();

        assertThat(patience()).isEqualTo(100);
    }

    @Test
    void doesNotHoldUpMemoryWhileTheDatabaseIsWrittenAllTheTime() {
        for (int i = 0; i < 5; i++) {
            change(DB);
            assertThat(types()).isNotEmpty();
            change(DB);
            pass(patience());
        }
        change(DB);
        assertThat(types()).contains("sessions");
        pass(50);
        change(DB, MEMORY);

        assertThat(types()).containsExactly("memory");
        assertThat(patience()).isEqualTo(100);
        pass(950);
        assertThat(types()).contains("sessions");
    }

    @Test
    void namesFivePathsAtMost() {
        change("skills/a/SKILL.md", "skills/b/SKILL.md", "skills/c/SKILL.md", "skills/d/SKILL.md");
        change("skills/e/SKILL.md", "skills/f/SKILL.md", MEMORY, DB);

        Optional<Map<String, Object>> notice = pulse.due(now);

        assertThat(list(notice.orElseThrow(), "paths")).hasSize(5);
        assertThat(list(notice.orElseThrow(), "data_types"))
                .contains("skills", "memory", "sessions");
    }

    @Test
    void tellsOfAHomeThatCameWithoutPaths() {
        pulse.addAll(Set.of("memory", "cron"), now);

        assertThat(pulse.due(now))
                .contains(Map.of("data_types", List.of("cron", "memory"), "paths", List.of()));
    }
}
