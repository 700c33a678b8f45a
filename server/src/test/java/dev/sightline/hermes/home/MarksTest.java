package dev.sightline.hermes.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.project.FileStamp;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How often each part was another. */
class MarksTest {
    private static final FileStamp OLD = new FileStamp(1, 10, 100);
    private static final FileStamp NEW = new FileStamp(1, 11, 100);
    private static final String MEMORY = "memories/MEMORY.md";

    private final Marks marks = new Marks();

    private long count(Part part) {
        return marks.counts(Set.of(part)).getOrDefault(part, -1L);
    }

    private Set<String> see(String path, FileStamp stamp) {
        return marks.note(Map.of(path, Optional.of(stamp)), false).keySet();
    }

    @Test
    void countsAChangeOfItsPartAndOfNoOther() {
        assertThat(see(MEMORY, OLD)).containsExactly(MEMORY);
        assertThat(see(MEMORY, NEW)).containsExactly(MEMORY);

        assertThat(count(Part.MEMORY)).isEqualTo(2);
        assertThat(count(Part.USER)).isZero();
        assertThat(marks.files(Part.MEMORY)).containsExactly(Map.entry(MEMORY, NEW));
    }

    @Test
    void countsNothingForAFileThatIsAsItWas() {
        see(MEMORY, OLD);

        assertThat(see(MEMORY, OLD)).isEmpty();
        assertThat(see("sessions/1.json", OLD)).isEmpty();
        assertThat(count(Part.MEMORY)).isEqualTo(1);
    }

    @Test
    void countsAnotherSizeTimeOrInode() {
        see(MEMORY, OLD);

        assertThat(see(MEMORY, new FileStamp(2, 10, 100))).isNotEmpty();
        assertThat(see(MEMORY, new FileStamp(2, 9, 100))).isNotEmpty();
        assertThat(see(MEMORY, new FileStamp(2, 9, 101))).isNotEmpty();
        assertThat(count(Part.MEMORY)).isEqualTo(4);
    }

    @Test
    void countsADeletionOnceAlsoOfOneThatIsNotTheNewest() {
        see("skills/a/b/SKILL.md", OLD);
        see("skills/a/c/SKILL.md", NEW);

        marks.note(Map.of("skills/a/b/SKILL.md", Optional.empty()), false);
        assertThat(marks.note(Map.of("skills/a/b/SKILL.md", Optional.empty()), false)).isEmpty();

        assertThat(count(Part.SKILLS)).isEqualTo(3);
        assertThat(marks.files(Part.SKILLS)).containsOnlyKeys("skills/a/c/SKILL.md");
    }

    @Test
    void countsOneForManyFilesOfAPartThatChangedAtOnce() {
        marks.note(
                Map.of(
                        "skills/a/b/SKILL.md", Optional.of(OLD),
                        "skills/a/c/SKILL.md", Optional.of(OLD),
                        ".env", Optional.of(OLD)),
                false);

        assertThat(count(Part.SKILLS)).isEqualTo(1);
        assertThat(count(Part.ENVIRONMENT)).isEqualTo(1);
    }

    @Test
    void takesAWholeListForAllThereIs() {
        see(MEMORY, OLD);
        see("cron/jobs.json", OLD);

        assertThat(marks.note(Map.of(MEMORY, Optional.of(OLD)), true).keySet())
                .containsExactly("cron/jobs.json");
        assertThat(marks.files(Part.CRON)).isEmpty();
    }

    @Test
    void countsAWriteThatLeftTheStampAsItWas() {
        see("state.db-wal", OLD);

        assertThat(
                        marks.note(
                                Map.of("state.db-wal", Optional.of(OLD)),
                                Set.of("state.db-wal"),
                                false))
                .containsOnlyKeys("state.db-wal");
        assertThat(count(Part.STATE)).isEqualTo(2);
    }

    @Test
    void numbersEachFileAnewWhereItMayBeAnother() {
        String one = "skills/a/b/SKILL.md";
        String other = "skills/a/c/SKILL.md";
        see(one, OLD);
        see(other, OLD);
        long before = number(one);
        long beside = number(other);

        see(one, OLD);
        assertThat(number(one)).isEqualTo(before);
        see(one, NEW);
        long written = number(one);
        assertThat(written).isNotEqualTo(before);
        marks.note(Map.of(one, Optional.of(NEW)), Set.of(one), false);
        assertThat(number(one)).isNotEqualTo(written);
        assertThat(number(other)).isEqualTo(beside);

        marks.note(Map.of(other, Optional.empty()), false);
        assertThat(marks.versions(Part.SKILLS)).containsOnlyKeys(one);
        see(other, OLD);
        assertThat(number(other)).isNotEqualTo(beside);

        long last = number(other);
        marks.changed(Part.SKILLS);
        assertThat(number(other)).isNotEqualTo(last);
    }

    private long number(String path) {
        Marks.Version version = marks.versions(Part.SKILLS).get(path);
        return version == null ? -1 : version.number();
    }

    @Test
    void countsWhatWeWroteOurselves() {
        marks.changed(Part.MEMORY);

        assertThat(count(Part.MEMORY)).isEqualTo(1);
    }
}
