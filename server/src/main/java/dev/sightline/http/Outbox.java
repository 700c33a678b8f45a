package dev.sightline.http;

import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * The queue and the one writer of a client, for both ways of sending. Each says how its bytes go
 * out; what waits, what is dropped and who is cut off is decided here, alike for both.
 *
 * <p>No lock is held while writing, and nobody who sends waits: Jetty writes what the kernel takes
 * and calls back for the rest.
 */
abstract class Outbox implements Outlet {
    private final Writer writer = new Writer();
    private final int sliceBytes;

    // Guarded by this.
    private final Waiting waiting = new Waiting(QUEUE_BYTES, STATE_BYTES);
    private List<Runnable> closers = List.of();
    private List<Runnable> drainers = List.of();
    private boolean signOfLife;
    private boolean writing;
    private long writingSince;
    private long nextSign;
    private @Nullable Ending ending;
    private boolean endSaid;
    private @Nullable Runnable afterEnd;
    private boolean closed;

    /**
     * @param sliceBytes written at a time: a slow reader of a large message takes slice after slice
     *     and is not mistaken for one that stalls
     */
    Outbox(int sliceBytes, long nextSign) {
        this.sliceBytes = sliceBytes;
        this.nextSign = nextSign;
    }

    /** The message as it goes over the wire. */
    abstract ByteBuffer bytes(Message message);

    /** Writes a part of a message; the callback asks for the next. */
    abstract void write(
            Message message, ByteBuffer slice, boolean first, boolean last, Callback callback);

    /** Writes the end; the callback is {@link #endWritten}. */
    abstract void writeEnd(Ending why, Callback callback);

    abstract void endWritten();

    /** The connection cannot be written to any more. */
    abstract void writeFailed(Throwable cause);

    /** Ends the connection whatever is in flight, which fails by this. */
    abstract void cut(Throwable cause);

    /** What the client is told before an end. */
    Optional<Message> farewell(Ending why) {
        return Optional.empty();
    }

    /** Lets the writer run. */
    void kick() {
        writer.iterate();
    }

    @Override
    public final boolean send(Message message) {
        synchronized (this) {
            if (closed || ending != null) return true;
            if (!waiting.offer(message)) return false;
        }
        kick();
        return true;
    }

    @Override
    public final void sendState(Message message) {
        boolean put;
        synchronized (this) {
            if (closed || ending != null) return;
            put = waiting.putState(message);
        }
        if (put) kick();
        else close(Ending.TOO_SLOW);
    }

    @Override
    public final void reset(Message last, Ending why) {
        conclude(Optional.of(last), why, true);
    }

    @Override
    public final void end(Ending why) {
        conclude(Optional.empty(), why, false);
    }

    /** Ends without what waits. */
    final void close(Ending why) {
        conclude(Optional.empty(), why, true);
    }

    private void conclude(Optional<Message> last, Ending why, boolean drop) {
        synchronized (this) {
            if (closed || ending != null) return;
            if (drop) waiting.clear();
            last.ifPresent(waiting::putLast);
            farewell(why).ifPresent(waiting::putLast);
            ending = why;
        }
        kick();
    }

    @Override
    public final void onClose(Runnable closer) {
        synchronized (this) {
            if (!closed) {
                closers = with(closers, closer);
                return;
            }
        }
        closer.run();
    }

    @Override
    public final void onDrained(Runnable listener) {
        synchronized (this) {
            if (!closed && (writing || !waiting.isEmpty())) {
                drainers = with(drainers, listener);
                return;
            }
        }
        listener.run();
    }

    /** Ends, and calls once the client has been told, or cannot be. */
    final void end(Ending why, Runnable after) {
        end(why);
        synchronized (this) {
            if (!closed && !endSaid) {
                afterEnd = after;
                return;
            }
        }
        after.run();
    }

    private void sayEnd() {
        @Nullable Runnable after;
        synchronized (this) {
            endSaid = true;
            after = afterEnd;
            afterEnd = null;
        }
        if (after != null) after.run();
    }

    private static List<Runnable> with(List<Runnable> some, Runnable another) {
        // Most streams never have one, and memory counts by the stream.
        List<Runnable> more = some.isEmpty() ? new ArrayList<>(1) : some;
        more.add(another);
        return more;
    }

    final synchronized long queuedBytes() {
        return waiting.bytes() + waiting.stateBytes();
    }

    final synchronized boolean isEnding() {
        return closed || ending != null;
    }

    /** Called about once a second: cuts off who stalls, ends who may no longer listen. */
    void sweep(long nanoTime, Streams.Times times) {
        if (isStalled(nanoTime, times)) {
            cut(new TimeoutException("the client reads nothing"));
            return;
        }
        if (!isEnding() && !identity().map(who -> who.standing().holds()).orElse(true)) {
            close(Ending.AUTH_EXPIRED);
            return;
        }
        synchronized (this) {
            // Behind a write in flight a sign of life tells nobody anything.
            if (closed || ending != null || writing || nanoTime - nextSign < 0) return;
            nextSign = nanoTime + times.heartbeat().toNanos();
            signOfLife = true;
        }
        kick();
    }

    private synchronized boolean isStalled(long nanoTime, Streams.Times times) {
        return !closed && writing && nanoTime - writingSince > times.stall().toNanos();
    }

    /** The other side ends the stream: it has as long for that as for reading. */
    final synchronized void expectEnd() {
        if (ending == null) ending = Ending.DONE;
        waiting.clear();
        writing = true;
        writingSince = System.nanoTime();
    }

    /** False where it was over already. */
    final boolean finish() {
        List<Runnable> toRun;
        synchronized (this) {
            if (closed) return false;
            closed = true;
            waiting.clear();
            toRun = new ArrayList<>(closers);
            toRun.addAll(drainers);
            closers = List.of();
            drainers = List.of();
        }
        toRun.forEach(Runnable::run);
        sayEnd();
        return true;
    }

    /** The next message, or null: then nothing is being written. */
    private synchronized @Nullable Message take() {
        @Nullable Message next = waiting.poll();
        if (next == null && signOfLife && ending == null) next = Message.SIGN_OF_LIFE;
        signOfLife = false;
        writing = next != null || ending != null;
        // From here on, not from the write: making its bytes may take a while.
        if (writing) writingSince = System.nanoTime();
        return next;
    }

    private synchronized @Nullable Ending ending() {
        return ending;
    }

    private synchronized void writes() {
        writingSince = System.nanoTime();
    }

    private void tellDrained() {
        List<Runnable> toTell;
        synchronized (this) {
            if (drainers.isEmpty() || !waiting.isEmpty()) return;
            toTell = drainers;
            drainers = List.of();
        }
        toTell.forEach(Runnable::run);
    }

    /** Jetty's loop of asynchronous writes: it neither recurses nor runs twice at a time. */
    private final class Writer extends IteratingCallback {
        private @Nullable Message current;
        private @Nullable ByteBuffer rest;
        private boolean ended;

        @Override
        protected Action process() {
            if (ended) return Action.SUCCEEDED;
            boolean first = current == null;
            @Nullable Message message = first ? take() : current;
            if (message == null) return finishOrRest();
            ByteBuffer from = rest == null ? bytes(message) : rest;
            int length = Math.min(sliceBytes, from.remaining());
            ByteBuffer slice = from.slice(from.position(), length);
            from.position(from.position() + length);
            boolean last = !from.hasRemaining();
            current = last ? null : message;
            rest = last ? null : from;
            writes();
            write(message, slice, first, last, this);
            return Action.SCHEDULED;
        }

        private Action finishOrRest() {
            @Nullable Ending why = ending();
            if (why == null) {
                tellDrained();
                return Action.IDLE;
            }
            ended = true;
            writes();
            writeEnd(why, this);
            return Action.SCHEDULED;
        }

        @Override
        protected void onCompleteSuccess() {
            sayEnd();
            endWritten();
        }

        @Override
        protected void onCompleteFailure(Throwable cause) {
            writeFailed(cause);
        }
    }
}
