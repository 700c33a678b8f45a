package dev.sightline.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A browser that may come in, as it is kept: without the value of its cookie. */
public sealed interface Session {
    /** When it is over, whatever happens. */
    Instant ends();

    /** Of a launch link. */
    record Launched(Instant ends) implements Session {}

    /**
     * Of a login. Its cookie changes with every refresh; the one before it is good for a little
     * longer, for other tabs that were just about to send it.
     *
     * @param user whose it is
     * @param tokenVersion of the user at the login
     * @param secret digest of the cookie's secret
     * @param former digest of the one before
     * @param formerUntil when that one is no longer good; shown later, it was stolen
     * @param until when the session sleeps, unless it is refreshed
     */
    record LoggedIn(
            String user,
            long tokenVersion,
            String secret,
            Optional<String> former,
            Instant formerUntil,
            Instant until,
            Instant ends)
            implements Session {
        /** From a login, and from each refresh. */
        public static final Duration WINDOW = Duration.ofMinutes(15);

        public static final Duration LIFE = Duration.ofDays(7);
        static final Duration GRACE = Duration.ofSeconds(60);

        /** Whether this is the cookie's secret, now. */
        boolean isOpenedBy(String digest, Instant now) {
            return secret.equals(digest)
                    || (former.filter(digest::equals).isPresent() && now.isBefore(formerUntil));
        }

        LoggedIn rotated(String newSecret, Instant now) {
            return new LoggedIn(
                    user,
                    tokenVersion,
                    newSecret,
                    Optional.of(secret),
                    now.plus(GRACE),
                    earlier(now.plus(WINDOW), ends),
                    ends);
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }
    }
}
