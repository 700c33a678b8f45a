package dev.sightline.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Set;

class OffspringTest {
    @Test
    void findsThoseBelowAndBelowThem() throws Exception {
        Process top =
                new ProcessBuilder("sh", "-c", "sh -c 'sleep 99 & sleep 99 & wait' & wait").start();
        try {
            await().untilAsserted(() -> assertThat(Offspring.of(top.toHandle())).hasSize(3));

            assertThat(Offspring.of(top.toHandle()))
                    .containsExactlyInAnyOrderElementsOf(top.descendants().toList());
        } finally {
            endWithAllBelow(top);
        }
    }

    @Test
    void findsWhatAnyOfItsThreadsStarted() throws Exception {
        Process[] started = new Process[1];
        Thread thread = Thread.ofPlatform().start(() -> started[0] = sleeper());
        Process second = sleeper();
        thread.join();
        try {
            assertThat(Set.copyOf(Offspring.of(ProcessHandle.current())))
                    .contains(started[0].toHandle(), second.toHandle());
        } finally {
            for (Process one : List.of(started[0], second)) one.destroyForcibly().waitFor();
        }
    }

    @Test
    void findsNobodyBelowOneThatIsGone() throws Exception {
        Process gone = sleeper();
        gone.destroyForcibly().waitFor();

        assertThat(Offspring.of(gone.toHandle())).isEmpty();
    }

    private static Process sleeper() {
        try {
            return new ProcessBuilder("sleep", "99").start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void endWithAllBelow(Process top) throws InterruptedException {
        List<ProcessHandle> all = top.descendants().toList();
        top.destroyForcibly().waitFor();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
