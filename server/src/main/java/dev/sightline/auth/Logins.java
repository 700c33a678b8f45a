package dev.sightline.auth;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Names and passwords, checked: slowly for who guesses, and alike for names that nobody has. */
public final class Logins {
    /** What a try comes to. */
    public sealed interface Outcome {
        record Welcome(User user) implements Outcome {}

        /** The name or the password is wrong; nobody learns which. */
        record Wrong() implements Outcome {}

        /** Not even looked at: too many have failed. */
        record SlowDown(Duration pause) implements Outcome {}

        /** Not looked at: too many others are being checked. */
        record Busy() implements Outcome {}

        /** This node has no users. */
        record NoUsers() implements Outcome {}
    }

    private final AuthMode mode;
    private final Accounts accounts;
    private final Guesses guesses;
    private final PasswordChecks checks;
    private final LongAdder failed = new LongAdder();

    public Logins(AuthMode mode, Accounts accounts, Guesses guesses, PasswordChecks checks) {
        this.mode = mode;
        this.accounts = accounts;
        this.guesses = guesses;
        this.checks = checks;
    }

    /**
     * @param address of the client
     */
    public Outcome attempt(String name, String password, String address) {
        if (mode != AuthMode.PASSWORD || accounts.now().users().isEmpty()) {
            return new Outcome.NoUsers();
        }
        Outcome outcome = tried(name, password, address);
        if (!(outcome instanceof Outcome.Welcome)) failed.increment();
        return outcome;
    }

    private Outcome tried(String name, String password, String address) {
        Optional<Duration> pause = guesses.admit(name, address);
        if (pause.isPresent()) return new Outcome.SlowDown(pause.get());
        if (PasswordHash.isTooLong(password)) return new Outcome.Wrong();
        Optional<User> user = accounts.now().user(name);
        return switch (checks.check(password, user.map(User::hash))) {
            case RIGHT -> {
                guesses.succeeded(name, address);
                yield user.<Outcome>map(Outcome.Welcome::new).orElseGet(Outcome.Wrong::new);
            }
            case WRONG -> new Outcome.Wrong();
            case BUSY -> {
                guesses.withdrawn(name, address);
                yield new Outcome.Busy();
            }
        };
    }

    /** Attempts since the start that let nobody in. */
    public long failed() {
        return failed.sum();
    }

    /** Whose session it is, if that user is still the same. */
    public Optional<User> holder(Session.LoggedIn session) {
        if (mode != AuthMode.PASSWORD) return Optional.empty();
        return accounts.now().user(session.user(), session.tokenVersion());
    }
}
