package dev.sightline.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * One client's stream of events: one write in flight, the rest in a bounded queue.
 *
 * <p>Who reads slower than the files change gets the newest of them: when more than {@link
 * #QUEUE_BYTES} wait, the older ones that a newer one replaces are dropped. Who reads nothing for
 * {@link #STALLED_NANOS} is cut off, and no one else ever waits for it.
 */
public final class SseStream {
    static final int QUEUE_BYTES = 1024 * 1024;
    static final int SLICE = 128 * 1024;
    static final long STALLED_NANOS = 15_000_000_000L;

    private final Response response;
    private final Callback exchange;
    private final EndPoint connection;
    private final Writer writer = new Writer();
    private final List<Runnable> closers = new ArrayList<>();
    private final Deque<SseFrame> queue = new ArrayDeque<>();
    private long queuedBytes;
    private boolean writing;
    private long writingSince;
    private boolean ending;
    private boolean closed;

    SseStream(Response response, Callback exchange) {
        this.response = response;
        this.exchange = exchange;
        this.connection =
                response.getRequest().getConnectionMetaData().getConnection().getEndPoint();
        response.setStatus(HttpStatus.OK_200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
        // nginx would otherwise collect events until its buffer is full.
        response.getHeaders().put("X-Accel-Buffering", "no");
    }

    /** Sends how things are now: where too much waits, what waits is out of date and is dropped. */
    public void sendState(SseFrame frame) {
        synchronized (this) {
            if (closed || ending) return;
            if (queuedBytes + frame.length() > QUEUE_BYTES) {
                queue.clear();
                queuedBytes = 0;
            }
            queue.addLast(frame);
            queuedBytes += frame.length();
        }
        writer.iterate();
    }

    /** Ends the stream in good order, after what waits. */
    public void end() {
        synchronized (this) {
            if (closed || ending) return;
            ending = true;
        }
        writer.iterate();
    }

    /** Runs once when the stream is over, however it ended; at once if it is over already. */
    public void onClose(Runnable closer) {
        synchronized (this) {
            if (!closed) {
                closers.add(closer);
                return;
            }
        }
        closer.run();
    }

    /** Tells the client that we live, or, where it has stopped reading, ends it. */
    void heartbeat(long nanoTime) {
        if (isStalled(nanoTime)) {
            // The write in flight fails by this, and the stream with it, also one that is ending.
            connection.close(new TimeoutException("the client reads nothing"));
            return;
        }
        synchronized (this) {
            // Behind a write in flight a heartbeat tells nobody anything.
            if (closed || ending || writing) return;
            queue.addLast(SseFrame.HEARTBEAT);
            queuedBytes += SseFrame.HEARTBEAT.length();
        }
        writer.iterate();
    }

    private synchronized boolean isStalled(long nanoTime) {
        return !closed && writing && nanoTime - writingSince > STALLED_NANOS;
    }

    private boolean finish() {
        List<Runnable> toRun;
        synchronized (this) {
            if (closed) return false;
            closed = true;
            queue.clear();
            toRun = List.copyOf(closers);
            closers.clear();
        }
        toRun.forEach(Runnable::run);
        return true;
    }

    /** Jetty's loop of asynchronous writes: it neither recurses nor runs twice at a time. */
    private final class Writer extends IteratingCallback {
        private ByteBuffer current = ByteBuffer.allocate(0);
        private boolean lastWritten;

        @Override
        protected Action process() {
            synchronized (SseStream.this) {
                if (!current.hasRemaining()) {
                    @Nullable SseFrame next = queue.pollFirst();
                    if (next != null) {
                        current = next.buffer();
                        queuedBytes -= next.length();
                    }
                }
                writing = current.hasRemaining() || (ending && !lastWritten);
                if (!writing) return ending ? Action.SUCCEEDED : Action.IDLE;
                lastWritten = !current.hasRemaining();
                writingSince = System.nanoTime();
            }
            // In slices, so that a slow reader of a large frame is not taken for one that stalls.
            ByteBuffer slice =
                    current.slice(current.position(), Math.min(SLICE, current.remaining()));
            current.position(current.position() + slice.remaining());
            response.write(lastWritten, slice, this);
            return Action.SCHEDULED;
        }

        @Override
        protected void onCompleteSuccess() {
            if (finish()) exchange.succeeded();
        }

        @Override
        protected void onCompleteFailure(Throwable cause) {
            if (finish()) exchange.failed(cause);
        }
    }
}
