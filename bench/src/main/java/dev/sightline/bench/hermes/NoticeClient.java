package dev.sightline.bench.hermes;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sightline.bench.contender.RunningContender;
import dev.sightline.bench.wire.MessageStream;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A client of {@code /ws} as the tool that exists has it: it hears what may be another. */
final class NoticeClient implements AutoCloseable, MessageStream.Listener {
    private record Heard(String text, long nanos) {}

    private final ArrayDeque<Heard> heard = new ArrayDeque<>();
    private @Nullable IOException failed;
    private @Nullable MessageStream stream;

    private NoticeClient() {}

    /** Connects, and waits until it hears: its ping is answered. */
    static NoticeClient of(RunningContender running) throws IOException, InterruptedException {
        NoticeClient client = new NoticeClient();
        client.stream =
                MessageStream.open(
                        running.origin(), "/ws", running.token(), List.of("ping"), client);
        if (client.await("pong", TimeUnit.SECONDS.toNanos(10)).isEmpty()) {
            throw new IOException(running.contender().name() + " answers no ping");
        }
        return client;
    }

    @Override
    public synchronized void message(ByteBuffer end, long length, long receivedNanos) {
        heard.add(new Heard(UTF_8.decode(end).toString(), receivedNanos));
        notifyAll();
    }

    @Override
    public synchronized void ended(IOException why) {
        failed = why;
        notifyAll();
    }

    /** When the next message with this in it came; what comes before it is passed over. */
    synchronized OptionalLong await(String what, long withinNanos)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + withinNanos;
        while (true) {
            for (Heard one = heard.poll(); one != null; one = heard.poll()) {
                if (one.text().contains(what)) return OptionalLong.of(one.nanos());
            }
            if (failed != null) throw new IOException("the stream of notices ended", failed);
            long left = end - System.nanoTime();
            if (left <= 0) return OptionalLong.empty();
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    @Override
    public void close() throws IOException {
        MessageStream open = stream;
        if (open != null) open.close();
    }
}
