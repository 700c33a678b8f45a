package dev.sightline.bench.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sightline.bench.contender.Contender;
import dev.sightline.bench.contender.RunningContender;
import dev.sightline.bench.wire.EventStream;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** One contender's file, from both ends: it is written here, and its stream is read here. */
final class WatchedFile implements AutoCloseable {

    private static final long BEGIN_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** How long a block listens after its last frame, for doubles. */
    private static final long QUIET_MILLIS = 200;

    private final Contender contender;
    private final Path file;
    private final NumberedScript script;
    private final Receipts receipts;
    private final EventStream stream;
    private int written;

    private WatchedFile(
            RunningContender running,
            NumberedScript script,
            Receipts receipts,
            EventStream stream) {
        this.contender = running.contender();
        this.file = running.served();
        this.script = script;
        this.receipts = receipts;
        this.stream = stream;
    }

    /** Connects and waits for the initial event. */
    static WatchedFile open(RunningContender running, NumberedScript script)
            throws IOException, InterruptedException {
        Receipts receipts = new Receipts(running.contender().name(), script);
        String target =
                "/api/watch-file?path=" + URLEncoder.encode(running.served().toString(), UTF_8);
        EventStream stream = EventStream.open(running.origin(), target, receipts);
        try {
            receipts.awaitBeginning(BEGIN_WITHIN_NANOS);
        } catch (IOException | InterruptedException e) {
            stream.close();
            throw e;
        }
        return new WatchedFile(running, script, receipts, stream);
    }

    Contender contender() {
        return contender;
    }

    /** Makes the writes at their pace, waits for the last, and judges all but the lead-in. */
    Score block(Save save, int leadIn, int writes, Pace pace)
            throws IOException, InterruptedException {
        receipts.take();
        int first = written + 1 + leadIn;
        long[] closedNanos = new long[leadIn + writes];
        for (int i = 0; i < closedNanos.length; i++) {
            pace.await();
            closedNanos[i] = save.save(file, script.bytes(++written));
        }
        receipts.await(written, LIMIT_NANOS);
        Thread.sleep(QUIET_MILLIS);
        long[] counted = Arrays.copyOfRange(closedNanos, leadIn, closedNanos.length);
        return Score.of(first, counted, receipts.take(), LIMIT_NANOS);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
