package dev.sightline.build;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * What is typed for a command. A thread of its own writes it, from the first key on: a command that
 * reads nothing holds that up, and nobody else.
 */
final class Keyboard implements AutoCloseable {
    /** The terminal that is typed on; waits where nobody reads. */
    @FunctionalInterface
    interface Terminal {
        void type(ByteBuffer bytes) throws IOException;
    }

    /** Pieces that wait; what is typed beyond them is refused. */
    private static final int WAITING = 64;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger("sightline.build");

    private final BlockingQueue<byte[]> typed = new ArrayBlockingQueue<>(WAITING);
    private final Terminal terminal;
    private final String name;

    // Guarded by this.
    private @Nullable Thread thread;
    private boolean closed;

    /**
     * @param name of the thread
     */
    Keyboard(Terminal terminal, String name) {
        this.terminal = terminal;
        this.name = name;
    }

    /** False where too much waits, or nobody is there to read it. */
    synchronized boolean type(byte[] bytes) {
        if (closed || !typed.offer(bytes)) return false;
        if (thread == null) thread = Thread.ofPlatform().daemon().name(name).start(this::write);
        return true;
    }

    private void write() {
        try {
            while (true) terminal.type(ByteBuffer.wrap(typed.take()));
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } catch (IOException over) {
            LOG.log(System.Logger.Level.DEBUG, "nobody reads what was typed", over);
        }
    }

    /** Once no program has the terminal open: a write that waits has then ended, pty(7). */
    @Override
    public void close() {
        @Nullable Thread writing;
        synchronized (this) {
            closed = true;
            writing = thread;
        }
        if (writing == null) return;
        writing.interrupt();
        try {
            var _ = writing.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
