package dev.sightline.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Whoever has this key is everyone. */
class SigningKeyFileTest {
    @TempDir Path state;

    @Test
    void isMadeOnceAndForItsOwnerAlone() throws Exception {
        SigningKeyFile.of(state);
        Path file = state.resolve("signing.key");
        byte[] first = Files.readAllBytes(file);
        SigningKeyFile.of(state);

        assertThat(first).hasSize(32);
        assertThat(file).hasBinaryContent(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var entries = Files.list(state)) {
            assertThat(entries).containsExactly(file);
        }
    }

    @Test
    void isRefusedWhereOthersCouldReadIt() throws Exception {
        SigningKeyFile.of(state);
        for (String permissions : new String[] {"rw-r-----", "rw----r--", "rw--w----"}) {
            Files.setPosixFilePermissions(
                    state.resolve("signing.key"), PosixFilePermissions.fromString(permissions));

            assertThatThrownBy(() -> SigningKeyFile.of(state))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("can be read by others")
                    .hasMessageContaining("rm ");
        }
    }

    @Test
    void isRefusedWhereItIsShort() throws Exception {
        SigningKeyFile.of(state);
        Files.write(state.resolve("signing.key"), new byte[31]);

        assertThatThrownBy(() -> SigningKeyFile.of(state))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is shorter than 32 bytes");
    }
}
