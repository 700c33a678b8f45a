package dev.sightline.hermes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sightline.http.Refusal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class MemoryEditTest {
    private static final List<String> ENTRIES = List.of("agent", "the agent of the house", "tea");

    private static List<String> after(MemoryEdit edit) throws Refusal {
        return edit.apply(ENTRIES, entry -> entry.replace("tea", "[redacted]"));
    }

    private static void assertRefused(MemoryEdit edit, int status, String code) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> after(edit))
                .satisfies(refusal -> {
                    assertThat(refusal.status()).isEqualTo(status);
                    assertThat(refusal.code()).isEqualTo(code);
                });
    }

    @Test
    void addsAtTheEnd() throws Exception {
        assertThat(after(new MemoryEdit.Add("milk"))).hasSize(4).endsWith("milk");
        assertRefused(new MemoryEdit.Add("tea"), 409, "duplicate");
    }

    @Test
    void findsTheEntryThatIsTheTextBeforeThoseThatHoldIt() throws Exception {
        assertThat(after(new MemoryEdit.Replace("agent", "robot")))
                .containsExactly("robot", "the agent of the house", "tea");
        assertThat(after(new MemoryEdit.Forget("house"))).containsExactly("agent", "tea");
    }

    @Test
    void findsAnEntryAsItIsShown() throws Exception {
        assertThat(after(new MemoryEdit.Forget("[redacted]")))
                .containsExactly("agent", "the agent of the house");
    }

    @Test
    void refusesWhatFitsNoneOrSeveral() {
        assertRefused(new MemoryEdit.Forget("milk"), 404, "no_match");
        assertRefused(new MemoryEdit.Replace("Agent", "x"), 404, "no_match");
        assertRefused(new MemoryEdit.Forget("age"), 409, "ambiguous");
        assertRefused(new MemoryEdit.Forget(""), 409, "ambiguous");
    }

    @ParameterizedTest
    @CsvSource({"'  ', 400, empty", "a § b, 422, divided", "the [redacted] key, 422, redacted"})
    void refusesATextThatIsNoEntry(String text, int status, String code) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> MemoryEdit.content(text))
                .satisfies(refusal -> {
                    assertThat(refusal.status()).isEqualTo(status);
                    assertThat(refusal.code()).isEqualTo(code);
                });
    }
}
