package dev.sightline.python;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Hears a worker, and remembers. */
final class Ear implements Consumer<Said> {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Said> heard = new ArrayList<>();

    /** One for each thing that may be taken; endless unless the ear is slow. */
    private final Semaphore pace;

    Ear() {
        this(Integer.MAX_VALUE);
    }

    /**
     * @param pace after so many things it takes no more until it is allowed to
     */
    Ear(int pace) {
        this.pace = new Semaphore(pace);
    }

    @Override
    public void accept(Said said) {
        pace.acquireUninterruptibly();
        synchronized (this) {
            heard.add(said);
        }
    }

    void takeAll() {
        pace.release(Integer.MAX_VALUE / 2);
    }

    synchronized List<Said> all() {
        return List.copyOf(heard);
    }

    synchronized <T extends Said> List<T> all(Class<T> kind) {
        return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The next of a kind, counted from the beginning. */
    <T extends Said> T nth(int n, Class<T> kind) {
        await().atMost(PATIENCE).until(() -> all(kind).size() > n || over(kind));
        List<T> all = all(kind);
        if (all.size() <= n) throw new AssertionError("gone before: " + tail());
        return all.get(n);
    }

    <T extends Said> T first(Class<T> kind) {
        return nth(0, kind);
    }

    void until(Predicate<Ear> holds) {
        await().atMost(PATIENCE).until(() -> holds.test(this));
    }

    synchronized String text() {
        return heard.stream()
                .filter(Said.Text.class::isInstance)
                .map(said -> ((Said.Text) said).text())
                .collect(Collectors.joining());
    }

    private boolean over(Class<?> kind) {
        return kind != Said.Gone.class && !all(Said.Gone.class).isEmpty();
    }

    private synchronized List<Said> tail() {
        return List.copyOf(heard.subList(Math.max(0, heard.size() - 10), heard.size()));
    }
}
