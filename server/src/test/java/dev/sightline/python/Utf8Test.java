package dev.sightline.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

class Utf8Test {
    private final Utf8 utf8 = new Utf8();

    @Test
    void putsACharacterTogetherWhereverItWasSplit() {
        String text = "a é € 😀 z";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        for (int cut = 0; cut <= bytes.length; cut++) {
            String first = utf8.text(Arrays.copyOf(bytes, cut));
            String second = utf8.text(Arrays.copyOfRange(bytes, cut, bytes.length));

            assertThat(first + second).isEqualTo(text);
        }
        assertThat(utf8.end()).isEmpty();
    }

    @Test
    void showsWhatIsNoTextInItsPlace() {
        assertThat(utf8.text(new byte[] {'a', (byte) 0xff, 'b'})).isEqualTo("a\uFFFDb");
    }

    @Test
    void showsACharacterThatNeverEnded() {
        assertThat(utf8.text(new byte[] {'a', (byte) 0xe2, (byte) 0x82})).isEqualTo("a");
        assertThat(utf8.end()).isEqualTo("\uFFFD");
        assertThat(utf8.text(new byte[] {'b'})).isEqualTo("b");
    }

    @Test
    void mendsHalfACharacterOfJava() {
        assertThat(Utf8.wellFormed("a\ud83d")).isEqualTo("a?");
        assertThat(Utf8.wellFormed("😀")).isEqualTo("😀");
    }
}
