package dev.sightline.bench.delivery;

import dev.sightline.bench.wire.EventStream;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What one stream brought, in order. Filled by the reading thread, awaited by the writing one. */
final class Receipts implements EventStream.Listener {

    private final JsonMapper json = new JsonMapper();
    private final String contender;
    private final NumberedScript script;
    private List<Receipt> receipts = new ArrayList<>();
    private int highest = -1;
    private boolean began;
    private @Nullable IOException over;

    /**
     * @param contender whose stream it is, for what is said when it ends
     */
    Receipts(String contender, NumberedScript script) {
        this.contender = contender;
        this.script = script;
    }

    @Override
    public void event(String data, long receivedNanos) {
        try {
            JsonNode event = json.readTree(data);
            String type = event.path("type").asString("");
            switch (type) {
                case "initial" -> begin();
                case "fileChanged" -> {
                    String content = event.path("content").asString("");
                    add(new Receipt(script.numberOf(content), receivedNanos));
                }
                default -> ended(new IOException("the stream says: " + data));
            }
        } catch (JacksonException e) {
            ended(new IOException("not a JSON event: " + data, e));
        }
    }

    @Override
    public synchronized void ended(IOException why) {
        if (over == null) {
            over = why;
        }
        notifyAll();
    }

    /** Waits until the first event has come. */
    synchronized void awaitBeginning(long withinNanos) throws IOException, InterruptedException {
        long end = System.nanoTime() + withinNanos;
        while (!began) {
            waitUntil(end);
            if (!began && System.nanoTime() - end >= 0) {
                throw new IOException("no initial event from " + contender);
            }
        }
    }

    /**
     * Waits until a write with this number, or a later one, has come whole, or the time is over.
     */
    synchronized void await(int number, long withinNanos) throws IOException, InterruptedException {
        long end = System.nanoTime() + withinNanos;
        while (highest < number && System.nanoTime() - end < 0) {
            waitUntil(end);
        }
    }

    /** Everything since the last call. */
    synchronized List<Receipt> take() throws IOException {
        checkAlive();
        List<Receipt> taken = receipts;
        receipts = new ArrayList<>();
        return taken;
    }

    private synchronized void begin() {
        began = true;
        notifyAll();
    }

    private synchronized void add(Receipt receipt) {
        receipts.add(receipt);
        highest = Math.max(highest, receipt.number().orElse(-1));
        notifyAll();
    }

    private void waitUntil(long end) throws IOException, InterruptedException {
        checkAlive();
        long left = end - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        checkAlive();
    }

    private void checkAlive() throws IOException {
        if (over != null) {
            throw new IOException(
                    "the stream of " + contender + " ended before the bench did", over);
        }
    }
}
