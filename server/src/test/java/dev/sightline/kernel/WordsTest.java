package dev.sightline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

class WordsTest {
    private static final int PLENTY = 1_000_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain|plain",
                "a<n>b<n>|a<n>b<n>",
                "10%<r>50%<r>99%|99%",
                "long line<r>short|shortline",
                "done<r><n>next|done<n>next",
                "a<n>bc<r>d<n>e|a<n>dc<n>e",
                "<r><r>x|x",
                "<e>[32m10%<e>[0m<r><e>[32m5%<e>[0m|<e>[32m5%<e>[0m",
                "ends here<r>|ends here"
            })
    void showsWhatATerminalWould(String printed, String shown) {
        Words words = new Words(false);
        words.add(controls(printed), PLENTY);

        assertThat(words.toString()).isEqualTo(controls(shown));
    }

    @Test
    void isTheSameHoweverTheTextIsCut() {
        Random random = new Random(7);
        String alphabet = "ab\r\n\r\nc\u001b";
        for (int round = 0; round < 500; round++) {
            StringBuilder printed = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                printed.append(alphabet.charAt(random.nextInt(alphabet.length() - 1)));
            }
            Words whole = new Words(false);
            whole.add(printed.toString(), PLENTY);
            Words pieces = new Words(false);
            Words reader = new Words(false);
            Words.Mark mark = Words.Mark.START;
            int at = 0;
            while (at < printed.length()) {
                int end = Math.min(printed.length(), at + 1 + random.nextInt(5));
                pieces.add(printed.substring(at, end), PLENTY);
                // Who follows now and then, and knows carriage returns too, sees the same.
                if (random.nextBoolean()) {
                    reader.add(pieces.since(mark), PLENTY);
                    mark = pieces.mark();
                }
                at = end;
            }
            reader.add(pieces.since(mark), PLENTY);

            assertThat(pieces.toString()).as(printed.toString()).isEqualTo(whole.toString());
            assertThat(reader.toString()).as(printed.toString()).isEqualTo(whole.toString());
        }
    }

    @Test
    void takesNoMoreThanThereIsRoomFor() {
        Words words = new Words(true);

        assertThat(words.add("abcdef", 4)).isEqualTo(4);
        assertThat(words.toString()).isEqualTo("abcd");
    }

    private static String controls(String text) {
        return text.replace("<n>", "\n").replace("<r>", "\r").replace("<e>", "\u001b");
    }
}
