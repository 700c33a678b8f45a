package dev.sightline.bench.ralph;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sightline.bench.contender.RunningContender;
import dev.sightline.bench.delivery.Receipt;
import dev.sightline.bench.wire.MessageStream;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client that follows a log: it counts what comes and remembers the numbers of the lines that
 * carry one. When the server cuts it, it comes back with the last place that it was told, as a good
 * client does.
 */
public final class LogFollower implements AutoCloseable {

    private static final Pattern NUMBER = Pattern.compile("#(\\d{6})");
    private static final Pattern PLACE = Pattern.compile("\"seq\":(\\d+),\"epoch\":\"([^\"]+)\"}$");
    private static final String PONG = "\"pong\"";

    private final RunningContender running;
    private MessageStream stream;
    private List<Receipt> receipts = new ArrayList<>();
    private int highest = -1;
    private long bytes;
    private long messages;
    private int cuts;
    private boolean stands;
    private Optional<String> place = Optional.empty();
    private @Nullable IOException failed;

    @SuppressWarnings("NullAway.Init") // The stream speaks to this object.
    private LogFollower(RunningContender running) {
        this.running = running;
    }

    /** Connects, and waits until the subscription stands: a ping after it is answered. */
    public static LogFollower of(RunningContender running)
            throws IOException, InterruptedException {
        LogFollower follower = new LogFollower(running);
        follower.connect();
        follower.await(() -> follower.stands, TimeUnit.SECONDS.toNanos(10));
        return follower;
    }

    private void connect() throws IOException {
        String since = place.map(",\"since\":\"%s\""::formatted).orElse("");
        MessageStream opened =
                MessageStream.open(
                        running.origin(),
                        running.token(),
                        List.of(
                                "{\"action\":\"subscribe\"%s}".formatted(since),
                                "{\"action\":\"ping\"}"),
                        new MessageStream.Listener() {
                            @Override
                            public void message(ByteBuffer end, long length, long nanos) {
                                heard(end, length, nanos);
                            }

                            @Override
                            public void ended(IOException why) {
                                comeBack(why);
                            }
                        });
        synchronized (this) {
            stream = opened;
        }
    }

    /** The number stands in the last line of a message, near its end. */
    private synchronized void heard(ByteBuffer end, long length, long receivedNanos) {
        bytes += length;
        messages++;
        String tail = ISO_8859_1.decode(end).toString();
        Matcher where = PLACE.matcher(tail);
        if (where.find()) place = Optional.of(where.group(2) + ":" + where.group(1));
        stands |= tail.contains(PONG);
        OptionalInt number = OptionalInt.empty();
        for (Matcher found = NUMBER.matcher(tail); found.find(); ) {
            number = OptionalInt.of(Integer.parseInt(found.group(1)));
        }
        if (number.isPresent()) {
            receipts.add(new Receipt(number, receivedNanos));
            highest = Math.max(highest, number.getAsInt());
        }
        notifyAll();
    }

    private synchronized void comeBack(IOException why) {
        cuts++;
        try {
            if (place.isEmpty() || cuts > 1_000) throw why;
            connect();
        } catch (IOException e) {
            failed = e;
            notifyAll();
        }
    }

    /** Waits until the line with this number, or a later one, has come, or the time is over. */
    public boolean await(int number, long withinNanos) throws IOException, InterruptedException {
        return await(() -> highest >= number, withinNanos);
    }

    private synchronized boolean await(BooleanSupplier what, long withinNanos)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + withinNanos;
        while (!what.getAsBoolean()) {
            if (failed != null) {
                throw new IOException(
                        "the stream of " + running.contender().name() + " ended", failed);
            }
            long left = end - System.nanoTime();
            if (left <= 0) return false;
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    /** The numbered lines since the last call. */
    public synchronized List<Receipt> take() {
        List<Receipt> taken = receipts;
        receipts = new ArrayList<>();
        return taken;
    }

    /** Of all messages, without their frames. */
    synchronized long bytes() {
        return bytes;
    }

    synchronized long messages() {
        return messages;
    }

    /** How often the server has cut it. */
    synchronized int cuts() {
        return cuts;
    }

    @Override
    public synchronized void close() throws IOException {
        stream.close();
    }
}
