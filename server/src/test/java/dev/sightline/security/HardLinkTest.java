package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.TestNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file with two names is one file: a save neither parts them nor changes whose it is. */
class HardLinkTest {
    @TempDir Path temp;

    @Test
    void savesInPlaceAndKeepsModeAndOwner() throws Exception {
        Premises premises = new Premises(temp);
        Path one = premises.write("one.py", "old and longer than what comes\n");
        Path other = Files.createLink(premises.data.resolve("other.py"), one);
        Files.setPosixFilePermissions(one, PosixFilePermissions.fromString("rwxr-x--x"));
        Object inode = Files.getAttribute(one, "unix:ino");
        Object owner = Files.getAttribute(one, "unix:uid");
        try (TestNode node = premises.node().start()) {
            assertThat(Wire.save(node, one, "new\n").withToken().status()).isEqualTo(200);
        }

        assertThat(other).hasContent("new\n");
        for (Path name : new Path[] {one, other}) {
            assertThat(Files.getAttribute(name, "unix:ino")).isEqualTo(inode);
            assertThat(Files.getAttribute(name, "unix:uid")).isEqualTo(owner);
            assertThat(Files.getAttribute(name, "unix:nlink")).isEqualTo(2);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(name)))
                    .isEqualTo("rwxr-x--x");
        }
    }

    @Test
    void keepsTheModeOfAFileWithOneName() throws Exception {
        Premises premises = new Premises(temp);
        Path file = premises.write("private.py", "old\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        try (TestNode node = premises.node().start()) {
            assertThat(Wire.save(node, file, "new\n").withToken().status()).isEqualTo(200);
        }

        assertThat(file).hasContent("new\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
