package dev.sightline.auth;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Slows down who guesses passwords, without ever locking anyone out.
 *
 * <p>For an account from one address: five tries, then a pause of 1, 2, 4 … 60 seconds after each
 * that fails. For an address over all accounts: no more than 20 failed tries a minute. For an
 * account over all addresses: 20 tries, then one in five seconds, but from where its password was
 * once right that counts for nothing. A try counts as failed from the moment it is let through, so
 * that a hundred at once are not all let through; success takes it back.
 */
public final class Guesses {
    private static final int FREE = 5;
    private static final Duration MOST = Duration.ofSeconds(60);
    private static final int A_MINUTE = 20;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final int FREE_ANYWHERE = 20;
    private static final Duration ANYWHERE = Duration.ofSeconds(5);

    /** So many are remembered; who has been silent for longest is forgotten first. */
    private static final int LIMIT = 4096;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._@-]{1,63}");

    private record Account(String name, String address) {}

    private record Failures(int count, Instant next) {
        static final Failures NONE = new Failures(0, Instant.EPOCH);
    }

    private final Clock clock;
    private final Map<Account, Failures> byAccount = new Recent<>();
    private final Map<String, Failures> byName = new Recent<>();

    /** Where passwords were right; the value says nothing. */
    private final Map<Account, Boolean> proven = new Recent<>();

    private final Map<String, Deque<Instant>> byAddress = new Recent<>();

    public Guesses(Clock clock) {
        this.clock = clock;
    }

    /**
     * Asks for one try.
     *
     * @return empty where it may be made, else how long to wait
     */
    synchronized Optional<Duration> admit(String typed, String address) {
        String name = key(typed);
        Instant now = clock.instant();
        String from = network(address);
        Deque<Instant> tries = byAddress.computeIfAbsent(from, key -> new ArrayDeque<>(A_MINUTE));
        while (!tries.isEmpty() && !now.isBefore(tries.peekFirst().plus(MINUTE)))
            tries.removeFirst();
        if (tries.size() >= A_MINUTE) {
            return Optional.of(Duration.between(now, tries.peekFirst().plus(MINUTE)));
        }
        Account account = new Account(name, from);
        Failures before = byAccount.getOrDefault(account, Failures.NONE);
        if (now.isBefore(before.next())) return Optional.of(Duration.between(now, before.next()));
        Failures anywhere = byName.getOrDefault(name, Failures.NONE);
        if (now.isBefore(anywhere.next()) && !proven.containsKey(account)) {
            return Optional.of(Duration.between(now, anywhere.next()));
        }
        tries.addLast(now);
        int count = before.count() + 1;
        byAccount.put(account, new Failures(count, now.plus(pause(count))));
        int all = anywhere.count() + 1;
        Duration slow = all < FREE_ANYWHERE ? Duration.ZERO : ANYWHERE;
        byName.put(name, new Failures(all, now.plus(slow)));
        return Optional.empty();
    }

    /** The try was no failure: the account's are forgotten, and it does not count. */
    synchronized void succeeded(String typed, String address) {
        String name = key(typed);
        Account account = new Account(name, network(address));
        byAccount.remove(account);
        byName.remove(name);
        proven.put(account, true);
        notCounted(account.address());
    }

    /** The try was not made at all. */
    synchronized void withdrawn(String typed, String address) {
        String name = key(typed);
        String from = network(address);
        byAccount.computeIfPresent(new Account(name, from), (key, failures) -> oneLess(failures));
        byName.computeIfPresent(name, (key, failures) -> oneLess(failures));
        notCounted(from);
    }

    private static Failures oneLess(Failures failures) {
        return new Failures(failures.count() - 1, Instant.EPOCH);
    }

    private void notCounted(String from) {
        Deque<Instant> tries = byAddress.getOrDefault(from, new ArrayDeque<>());
        if (!tries.isEmpty()) tries.removeLast();
    }

    /** Anyone may type anything, of any length. */
    private static String key(String typed) {
        return PLAIN.matcher(typed).matches() ? typed : Secret.digest(typed);
    }

    private static Duration pause(int failures) {
        if (failures < FREE) return Duration.ZERO;
        Duration pause = Duration.ofSeconds(1L << Math.min(failures - FREE, 6));
        return pause.compareTo(MOST) > 0 ? MOST : pause;
    }

    /** Whoever has one IPv6 address has 2^64 of them: the network counts (RFC 6177). */
    private static String network(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            if (!(parsed instanceof Inet6Address)) return parsed.getHostAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8));
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }

    private static final class Recent<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > LIMIT;
        }
    }
}
