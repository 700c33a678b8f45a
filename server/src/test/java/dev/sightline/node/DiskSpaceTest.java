package dev.sightline.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class DiskSpaceTest {
    private static final long MIB = 1024 * 1024;

    @TempDir Path temp;

    @Test
    void isAProblemBelow64Mib() {
        assertThat(new DiskSpace(temp, () -> 64 * MIB).reports()).isEmpty();
        assertThat(new DiskSpace(temp, () -> 64 * MIB - 1).reports())
                .singleElement()
                .isInstanceOf(Part.Problem.class)
                .extracting(Part.Report::detail)
                .asString()
                .contains(temp.toString(), "63 MiB");
    }

    @Test
    void asksTheDiskItself() throws Exception {
        long left = Files.getFileStore(temp).getUsableSpace();

        assertThat(new DiskSpace(temp).reports()).hasSize(left < 64 * MIB ? 1 : 0);
        assertThat(new DiskSpace(temp.resolve("gone")).reports())
                .singleElement()
                .isInstanceOf(Part.Problem.class);
    }
}
