package dev.sightline.hermes.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What people type into a search. */
class SearchWordsTest {
    @Test
    void quotesEachWordAndLetsTheLastGoOn() {
        assertThat(new SearchWords(" fix-this  AND \"it's ").match())
                .contains("\"fix-this\" \"AND\" \"\"\"it's\"*");
        assertThat(new SearchWords("NEAR(").match()).contains("\"NEAR(\"*");
    }

    @Test
    void hasNoWordsInSignsAlone() {
        assertThat(new SearchWords("* - \"").match()).isEmpty();
    }

    @Test
    void lookForSignsAsTheyAre() {
        assertThat(new SearchWords("50%_\\").like()).isEqualTo("%50\\%\\_\\\\%");
    }

    @Test
    void showsWhatStandsAroundTheHit() {
        String text = "a".repeat(50) + " the Build is broken " + "z".repeat(70);

        assertThat(new SearchWords("build").snippet(text))
                .isEqualTo("…" + "a".repeat(35) + " the Build is broken " + "z".repeat(49) + "…");
        assertThat(new SearchWords("broken build").snippet("is broken")).isEqualTo("is broken");
        assertThat(new SearchWords("none").snippet("é".repeat(120))).isEqualTo("é".repeat(100));
    }

    @Test
    void cutsNoCharacterInTwo() {
        String text = "😀".repeat(60) + "x" + "😀".repeat(80);

        assertThat(new SearchWords("x").snippet(text))
                .isEqualTo("…" + "😀".repeat(40) + "x" + "😀".repeat(60) + "…");
    }
}
