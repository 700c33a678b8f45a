package dev.sightline.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

class KillTest {
    @TempDir Path temp;

    @Test
    void whateverWasToldIsThereAfterAKill() throws Exception {
        kill(4);
    }

    @Tag("torture")
    @Test
    void whateverWasToldIsThereAfterAHundredKills() throws Exception {
        kill(100);
    }

    private void kill(int times) throws Exception {
        Path file = temp.resolve("journal.db");
        Random random = new Random(7);
        Set<String> epochs = new HashSet<>();
        for (int i = 0; i < times; i++) {
            long told = KilledAppender.killAfter(1 + random.nextInt(5_000), file);
            KilledAppender.Left left = KilledAppender.Left.in(file);

            assertThat(left.last()).as("told").isGreaterThanOrEqualTo(told);
            assertThat(left.events()).as("no gap").isEqualTo(left.last());
            assertThat(left.kept()).as("one transaction").isEqualTo(String.valueOf(left.last()));
            epochs.add(left.epoch());
        }
        assertThat(epochs).as("the same boot, the same sequence").hasSize(1);
    }
}
