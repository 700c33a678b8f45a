package dev.sightline.python;

import dev.sightline.python.Frames.Frame;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadFactory;

/**
 * Frames on their way to a supervisor. Whoever puts one never waits: a thread of its own writes
 * them, and waits where the pipe is full.
 */
final class Outgoing {
    /** One run, one answer and an interrupt are the usual; so many means that nobody reads. */
    private static final int MOST = 64;

    /** Two of the longest that the wire takes. */
    private static final long MOST_BYTES = 2L * Frames.LONGEST;

    private final OutputStream pipe;
    private final Deque<Frame> waiting = new ArrayDeque<>();
    private boolean ended;

    private Outgoing(OutputStream pipe) {
        this.pipe = pipe;
    }

    static Outgoing to(OutputStream pipe, ThreadFactory threads) {
        Outgoing outgoing = new Outgoing(pipe);
        threads.newThread(outgoing::write).start();
        return outgoing;
    }

    /**
     * @return false where it is full: nobody has read for long
     */
    synchronized boolean put(Frame frame) {
        long bytes = frame.payload().length;
        for (Frame one : waiting) bytes += one.payload().length;
        if (waiting.size() >= MOST || bytes > MOST_BYTES) return false;
        // The same array: an interrupt that still waits is not sent twice.
        if (!frame.equals(waiting.peekLast())) waiting.add(frame);
        notifyAll();
        return true;
    }

    /** In the place of all that waits. */
    synchronized void putOnly(Frame frame) {
        waiting.clear();
        waiting.add(frame);
        notifyAll();
    }

    /** Closes the pipe when what is being written is out, or the reader gone. */
    synchronized void end() {
        ended = true;
        waiting.clear();
        notifyAll();
    }

    private void write() {
        try (pipe) {
            for (Frame next = take(); next != null; next = take()) Frames.write(next, pipe);
        } catch (IOException e) {
            // The supervisor is gone; who listens to it says so.
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Frame take() throws InterruptedException {
        while (waiting.isEmpty() && !ended) wait();
        return waiting.poll();
    }
}
