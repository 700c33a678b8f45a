package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.python.Lines;
import dev.sightline.python.Output;
import dev.sightline.python.Said;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

class RunTextTest {
    /** Its first 24 bytes are all that is looked at. */
    private static final byte[] PNG = new byte[2048];

    static {
        PNG[18] = 2;
        PNG[19] = (byte) 0x80;
        PNG[22] = 1;
        PNG[23] = (byte) 0xe0;
    }

    @TempDir Path temp;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void alignsATable() {
        Output table =
                Output.of(
                        "dataframe",
                        """
                        {"columns":["n","name"],"data":[[1,"a"],[20.5,null]],"index":[0,1],
                        "shape":[1200,2]}\
                        """);

        assertThat(shown(table))
                .isEqualTo(
                        """
                             ┊       n  name
                             ┊ 0     1  a
                             ┊ 1  20.5  –
                             ┊ [1200 rows × 2 columns, not shown: 1198 rows]
                        """);
    }

    @Test
    void saysWhatAnImageIsAndSavesIt() throws Exception {
        Output image =
                Output.of(
                        "image",
                        "data:image/png;base64," + Base64.getEncoder().encodeToString(PNG));
        Path saved = temp.resolve("s-001-line-1.png");

        assertThat(shown(image)).isEqualTo("     ┊ [image/png 640x480, 2 KiB] " + saved + "\n");
        assertThat(Files.readAllBytes(saved)).isEqualTo(PNG);
    }

    @Test
    void showsTextOfMarkdownAndTheSizeOfHtml() {
        assertThat(shown(Output.of("markdown", "# Title"))).isEqualTo("     ┊ # Title\n");
        assertThat(shown(Output.of("html", "<b>bold</b>")))
                .isEqualTo("     ┊ [text/html, 11 bytes]\n");
    }

    @Test
    void putsTwoStatementsOfOneLineUnderIt() {
        RunText text = text("print(1); print(2)");
        text.hear(new Said.Parsed(List.of(new Lines(0, 1, 1), new Lines(1, 1, 1))));
        for (int node = 0; node < 2; node++) {
            text.hear(new Said.Begun(node));
            text.hear(new Said.Text(false, node + "\n"));
            text.hear(new Said.Ended(node, 0.1, List.of(), List.of(), false));
        }

        assertThat(written.toString(StandardCharsets.UTF_8))
                .isEqualTo("   1 │ print(1); print(2)\n     ┊ 0\n     ┊ 1\n");
    }

    @Test
    void letsNoSourceSteerTheTerminal() {
        text("x = '\u001b[2J'").hear(new Said.Begun(0));

        assertThat(written.toString(StandardCharsets.UTF_8)).doesNotContain("\u001b");
    }

    private String shown(Output output) {
        RunText text = text("x");
        text.hear(new Said.Begun(0));
        text.hear(new Said.Ended(0, 0.1, List.of(output), List.of(), false));
        return written.toString(StandardCharsets.UTF_8).replaceFirst(".*\n", "");
    }

    private RunText text(String source) {
        written.reset();
        return new RunText(
                new PrintStream(written, false, StandardCharsets.UTF_8),
                new Terminal(false, false, false),
                List.of(source),
                new Pictures(temp, "s"));
    }
}
