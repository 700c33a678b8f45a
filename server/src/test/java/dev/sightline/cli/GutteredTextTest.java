package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

class GutteredTextTest {
    private static final Terminal PIPE = new Terminal(false, false, false);
    private static final Terminal SCREEN = new Terminal(true, true, false);
    private static final Terminal COLOURS = new Terminal(true, true, true);

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void beginsEachLineWithTheGutterHoweverTheTextComes() {
        assertThat(written(PIPE, "a", "b\nc\n", "\n", "d\n")).isEqualTo("| ab\n| c\n|\n| d\n");
        assertThat(written(SCREEN, "a", "b\nc\n", "\n", "d\n")).isEqualTo("| ab\n| c\n|\n| d\n");
    }

    @Test
    void showsALineWhileItComesOnlyOnATerminal() {
        assertThat(written(SCREEN, "a")).isEqualTo("| a");
        assertThat(written(PIPE, "a")).isEmpty();
    }

    @Test
    void goesBackToTheGutterOnATerminal() {
        assertThat(written(SCREEN, "\r1", "\r2\n")).isEqualTo("| 1\r| 2\n");
    }

    @Test
    void writesTheLastStateOfALineElsewhere() {
        assertThat(written(PIPE, "\r1", "\r2", "\r", "3\n4\r\n", "5\r", "\n"))
                .isEqualTo("| 3\n| 4\n| 5\n");
    }

    @Test
    void paintsTheTextAndDimsTheGutter() {
        assertThat(written(COLOURS, "a\n")).isEqualTo("\u001b[2m| \u001b[0m\u001b[31ma\u001b[0m\n");
    }

    @Test
    void holdsNoEndlessLineBack() {
        assertThat(written(PIPE, "x".repeat(70_000))).hasSize(70_002);
    }

    private String written(Terminal terminal, String... pieces) {
        written.reset();
        PrintStream out = new PrintStream(written, false, StandardCharsets.UTF_8);
        GutteredText text = new GutteredText(out, terminal, "| ");
        for (String piece : pieces) {
            text.write(Terminal.RED, piece);
            text.flush();
        }
        return written.toString(StandardCharsets.UTF_8);
    }
}
