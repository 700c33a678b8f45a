package dev.sightline.hermes.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class SkillTest {
    private static final Instant TODAY = Instant.parse("2026-11-28T10:20:30Z");

    private static Skill skill(String path, String text) {
        return Skill.of(path, TODAY, text.length(), text);
    }

    private static Skill skill(String text) {
        return skill("skills/writing/letters/SKILL.md", text);
    }

    @Test
    void isNamedByItsFrontMatter() {
        Skill skill =
                skill(
                        """
                        ---
                        name: Love letters
                        description: Writes them.
                        version: 1.2
                        metadata:
                          description: of something else
                          hermes:
                            tags: [paper, ink]
                        ---
                        # Letters
                        """);

        assertThat(skill.name()).isEqualTo("Love letters");
        assertThat(skill.description()).isEqualTo("Writes them.");
        assertThat(skill.category()).isEqualTo("writing");
        assertThat(skill.fields("/home", true))
                .containsEntry("tags", List.of("paper", "ink"))
                .containsEntry("version", "1.2")
                .containsEntry("path", "/home/skills/writing/letters/SKILL.md")
                .containsEntry("modified_at", "2026-11-28T10:20:30Z");
    }

    @Test
    void foldsADescriptionOfSeveralLines() {
        Skill skill =
                skill(
                        """
                        ---
                        description: >
                          First half,
                          second half.
                        ---
                        """);

        assertThat(skill.description()).isEqualTo("First half, second half.");
    }

    @Test
    void isReadByLinesWhereItIsNoYaml() {
        Skill skill =
                skill(
                        """
                        ---
                        name: "Quoted"
                        description: one: two: [three
                        ---
                        """);

        assertThat(skill.name()).isEqualTo("Quoted");
        assertThat(skill.description()).isEqualTo("one: two: [three");
    }

    @Test
    void isDescribedByItsFirstLineOfTextOtherwise() {
        String long121 = "é".repeat(121);

        assertThat(skill("---\nfoo: 1\n---\n\n# Title\n---\nThe text.\n").description())
                .isEqualTo("The text.");
        assertThat(skill("# Title\n" + long121).description()).isEqualTo("é".repeat(120));
        assertThat(skill("").description()).isEmpty();
        assertThat(skill("---\nname: never closed\n").name()).isEqualTo("letters");
    }

    @Test
    void hasACategoryByItsPlace() {
        assertThat(skill("skills/alone/SKILL.md", "").category()).isEqualTo("uncategorized");
        assertThat(skill("skills/alone/SKILL.md", "").name()).isEqualTo("alone");
        assertThat(skill("skills/a/b/c/SKILL.md", "").category()).isEqualTo("a");
        assertThat(skill("skills/a/b/c/SKILL.md", "").name()).isEqualTo("c");
    }

    @Test
    void isCustomWhereFewerThanFiveCameInThatMinute() {
        List<Skill> bulk =
                IntStream.range(0, 5)
                        .mapToObj(i -> Skill.of("skills/a/s" + i + "/SKILL.md", TODAY, 0, ""))
                        .toList();
        Skill own = Skill.of("skills/b/own/SKILL.md", TODAY.plusSeconds(60), 7, "");
        List<Skill> all = Stream.concat(bulk.stream(), Stream.of(own)).toList();

        assertThat(Skills.custom(all)).containsExactly(own);
        assertThat(Skills.custom(bulk.subList(0, 4))).hasSize(4);
        Map<String, @Nullable Object> fields = Skills.fields(all, "/home");
        assertThat(fields)
                .containsEntry("total", 6)
                .containsEntry("custom_count", 1L)
                .containsEntry("category_counts", Map.of("a", 5, "b", 1));
        assertThat(String.valueOf(fields.get("recently_modified"))).startsWith("[{name=own,");
    }
}
