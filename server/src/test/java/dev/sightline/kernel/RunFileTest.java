package dev.sightline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

class RunFileTest {
    @TempDir Path temp;

    @Test
    void readsWhatWasWrittenPageByPage() throws IOException {
        RunFile file = RunFile.create(temp.resolve("run"));
        for (int i = 1; i <= 1_000; i++) file.append("{\"n\":" + i + ",\"é\":\"ü\"}");

        assertThat(all(file))
                .hasSize(1_000)
                .first()
                .isEqualTo(new Numbered(1, "{\"n\":1,\"é\":\"ü\"}"));
        file.close();
        assertThat(all(file)).hasSize(1_000);
        assertThat(all(RunFile.of(temp.resolve("run")))).hasSize(1_000);
    }

    @Test
    void readsALineThatIsLargerThanAPage() throws IOException {
        RunFile file = RunFile.create(temp.resolve("run"));
        String large = "\"" + "x".repeat(300_000) + "\"";
        file.append(large);
        file.append("2");

        assertThat(file.read(0, 1_000)).containsExactly(new Numbered(1, large));
        assertThat(file.read(1, 1_000)).containsExactly(new Numbered(2, "2"));
        assertThat(file.read(2, 1_000)).isEmpty();
        assertThat(file.read(99, 1_000)).isEmpty();
    }

    @Test
    void leavesOutALineThatTheNodeDiedIn() throws IOException {
        Path path = temp.resolve("run");
        RunFile file = RunFile.create(path);
        file.append("1");
        file.close();
        Files.writeString(path, "{\"type\":\"resu", StandardOpenOption.APPEND);

        RunFile found = RunFile.of(path);
        found.conclude("\"over\"");

        assertThat(all(found)).containsExactly(new Numbered(1, "1"), new Numbered(2, "\"over\""));
        assertThat(Files.readString(path)).isEqualTo("1\n\"over\"\n");
    }

    @Test
    void keepsInMemoryWhatTheDiskDoesNotTake() throws IOException {
        // Every write to it fails: no space left on device.
        RunFile file =
                RunFile.over(
                        temp,
                        FileChannel.open(
                                Path.of("/dev/full"),
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE));

        assertThat(file.append("1")).isPresent();
        assertThat(file.append("22")).isPresent();

        assertThat(file.lines()).isEqualTo(2);
        assertThat(all(file)).containsExactly(new Numbered(1, "1"), new Numbered(2, "22"));
        assertThat(file.read(1, 100)).containsExactly(new Numbered(2, "22"));
        file.close();
        assertThat(all(file)).hasSize(2);
    }

    private static List<Numbered> all(RunFile file) throws IOException {
        List<Numbered> all = new ArrayList<>();
        while (true) {
            List<Numbered> page = file.read(all.size(), 4_096);
            if (page.isEmpty()) return all;
            all.addAll(page);
        }
    }
}
