package dev.sightline.build;

import dev.sightline.build.format.SessionStatus;
import dev.sightline.http.Refusal;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.UnaryOperator;

/** Sessions that their owner describes, and runs elsewhere (compat.md §2, "Variant 2"). */
final class Declarations {
    private final Register register;
    private final Lock lock;
    private final Clock clock;

    /**
     * @param lock held by who changes a session
     */
    Declarations(Register register, Lock lock, Clock clock) {
        this.register = register;
        this.lock = lock;
        this.clock = clock;
    }

    /**
     * @param declared as he said it
     */
    Session declare(String alias, Path path, Optional<String> project, JsonNode declared) {
        Instant now = clock.instant();
        String id = "session-%d.%06d".formatted(now.getEpochSecond(), now.getNano() / 1_000);
        Session session =
                Session.of(id, alias, path, project, List.of(), now)
                        .become(SessionStatus.IDLE, now)
                        .declaring(declared, now);
        lock.lock();
        try {
            register.put(session, 0);
            register.trim();
        } finally {
            lock.unlock();
        }
        return session;
    }

    /**
     * Changes what its owner has said of it.
     *
     * @throws Refusal 404 {@code no_session}
     */
    Session redeclare(String id, UnaryOperator<JsonNode> change) throws Refusal {
        lock.lock();
        try {
            Session session = register.get(id);
            JsonNode before = session.declared().orElseThrow(() -> Register.none(id));
            Session after = session.declaring(change.apply(before), clock.instant());
            register.put(after, 0);
            return after;
        } finally {
            lock.unlock();
        }
    }
}
