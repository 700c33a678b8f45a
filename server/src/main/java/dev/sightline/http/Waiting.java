package dev.sightline.http;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What waits for one client, in the order in which it is to go out. Not safe for threads. */
final class Waiting {
    private static final class Entry {
        private Message message;
        private final boolean counted;

        Entry(Message message, boolean counted) {
            this.message = message;
            this.counted = counted;
        }
    }

    private final int limit;
    private final int stateLimit;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>(4);
    private final Map<Object, Entry> states = new HashMap<>(4);
    private long bytes;
    private long stateBytes;

    /**
     * @param limit bytes that {@link #offer} fills; a single message may be larger
     * @param stateLimit bytes that {@link #putState} fills; a single message may be larger
     */
    Waiting(int limit, int stateLimit) {
        this.limit = limit;
        this.stateLimit = stateLimit;
    }

    /** False where it is full, also after states that newer ones replace were dropped. */
    boolean offer(Message message) {
        if (isFull(message)) dropReplaced(message.key());
        if (isFull(message)) return false;
        add(message, true);
        return true;
    }

    /** In the place of what waits under the same key. False where it is full. */
    boolean putState(Message message) {
        Optional<Object> key = message.key();
        @Nullable Entry same = key.map(states::get).orElse(null);
        long others = stateBytes - (same == null ? 0 : length(same));
        if (others > 0 && others + message.json().length > stateLimit) return false;
        if (same != null) {
            stateBytes = others + message.json().length;
            same.message = message;
            return true;
        }
        Entry entry = add(message, false);
        key.ifPresent(of -> states.put(of, entry));
        return true;
    }

    /** What is said before an end; never refused. */
    void putLast(Message message) {
        add(message, false);
    }

    @Nullable Message poll() {
        @Nullable Entry entry = entries.pollFirst();
        if (entry == null) return null;
        forget(entry);
        return entry.message;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Of what was offered. */
    long bytes() {
        return bytes;
    }

    /** Of the states. */
    long stateBytes() {
        return stateBytes;
    }

    void clear() {
        entries.clear();
        states.clear();
        bytes = 0;
        stateBytes = 0;
    }

    private boolean isFull(Message message) {
        return bytes > 0 && bytes + message.json().length > limit;
    }

    private Entry add(Message message, boolean counted) {
        Entry entry = new Entry(message, counted);
        entries.addLast(entry);
        if (counted) bytes += length(entry);
        else stateBytes += length(entry);
        return entry;
    }

    /** From the newest to the oldest, so that of each key the newest stays. */
    private void dropReplaced(Optional<Object> coming) {
        Set<Object> seen = new HashSet<>();
        coming.ifPresent(seen::add);
        for (Iterator<Entry> all = entries.descendingIterator(); all.hasNext(); ) {
            Entry entry = all.next();
            if (!entry.counted || entry.message.key().isEmpty()) continue;
            if (seen.add(entry.message.key().get())) continue;
            all.remove();
            forget(entry);
        }
    }

    private void forget(Entry entry) {
        if (entry.counted) {
            bytes -= length(entry);
            return;
        }
        stateBytes -= length(entry);
        entry.message.key().ifPresent(key -> states.remove(key, entry));
    }

    private static int length(Entry entry) {
        return entry.message.json().length;
    }
}
