package dev.sightline.kernel;

import dev.sightline.http.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalInt;

/** The runs of a session that wait for the one before them. */
final class RunQueue {
    private static final int MOST = 16;

    record Waiting(Run run, RunOrder order) {}

    private final Workshop workshop;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

    RunQueue(Workshop workshop) {
        this.workshop = workshop;
    }

    /**
     * @throws Refusal 409 where too much waits
     */
    void expectRoom() throws Refusal {
        if (waiting.size() < MOST) return;
        throw new Refusal(409, "queue_full", MOST + " runs wait in this session; interrupt it");
    }

    int size() {
        return waiting.size();
    }

    void add(Run run, RunOrder order) {
        waiting.add(new Waiting(run, order));
    }

    @Nullable Waiting poll() {
        return waiting.poll();
    }

    /** None of them will run. */
    void cancel(RunStatus how, String why) {
        Waiting next;
        while ((next = waiting.poll()) != null) {
            next.run().finish(how, OptionalInt.empty(), Optional.of(why), workshop.now());
            workshop.ledger().finished(next.run());
        }
    }
}
