package dev.sightline.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a build has written, in a file that has an end. */
class TerminalFileTest {
    @TempDir Path temp;

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void takesNoPartOfWhatIsTooMuchAndGoesOnWithWhatIsNot() throws Exception {
        Path path = temp.resolve("one.term");
        try (TerminalFile file = TerminalFile.create(path, 10)) {
            assertThat(file.append(bytes("123456"))).isZero();
            assertThatThrownBy(() -> file.append(bytes("abcdef")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not kept");
            assertThat(Files.readString(path)).isEqualTo("123456");
            assertThat(file.append(bytes("7890"))).isEqualTo(6);
            assertThat(Files.readString(path)).isEqualTo("1234567890");
        }
    }
}
