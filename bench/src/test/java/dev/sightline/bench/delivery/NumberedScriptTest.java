package dev.sightline.bench.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

class NumberedScriptTest {

    private final NumberedScript script = new NumberedScript(3);

    @Test
    void writesTheSameBytesAsItReads() {
        for (int number : new int[] {0, 7, 99_999_999, 12}) {
            assertThat(UTF_8.decode(script.bytes(number)).toString())
                    .isEqualTo(script.text(number));
            assertThat(script.numberOf(script.text(number))).hasValue(number);
        }
    }

    @Test
    void knowsTornContent() {
        String whole = script.text(41);
        for (int length = 0; length < whole.length(); length++) {
            assertThat(script.numberOf(whole.substring(0, length))).isEmpty();
        }
        int half = whole.length() / 2;
        String mixed = script.text(42).substring(0, half) + whole.substring(half);
        assertThat(script.numberOf(mixed)).isEmpty();
        assertThat(script.numberOf(whole + whole)).isEmpty();
    }

    @Test
    void refusesANumberThatDoesNotFit() {
        assertThatThrownBy(() -> script.text(100_000_000))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
