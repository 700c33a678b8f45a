package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

class PythonSourceTest {
    @TempDir Path temp;

    @Test
    void readsUtf8WithAndWithoutAMark() throws Exception {
        assertThat(read("é\r\n", StandardCharsets.UTF_8)).isEqualTo("é\r\n");
        assertThat(read("\uFEFFé", StandardCharsets.UTF_8)).isEqualTo("é");
    }

    @Test
    void readsWhatTheFirstTwoLinesDeclare() throws Exception {
        String first = "# -*- coding: latin-1 -*-\nx = 'é'\n";
        String second = "#!/usr/bin/python3\n# vim: set fileencoding=iso_8859_1 :\nx = 'é'\n";
        String third = "x = 1\n\n# coding: latin-1\n'é'";

        assertThat(read(first, StandardCharsets.ISO_8859_1)).isEqualTo(first);
        assertThat(read(second, StandardCharsets.ISO_8859_1)).isEqualTo(second);
        assertThat(read(third, StandardCharsets.UTF_8)).isEqualTo(third);
    }

    @Test
    void saysWhatItCannotRead() {
        assertThatThrownBy(() -> read("'é'", StandardCharsets.ISO_8859_1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> read("# coding: klingon\n", StandardCharsets.UTF_8))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("klingon");
    }

    private String read(String text, Charset charset) throws IOException {
        return PythonSource.read(Files.writeString(temp.resolve("s.py"), text, charset));
    }
}
