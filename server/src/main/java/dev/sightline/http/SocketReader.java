package dev.sightline.http;

import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Reads one WebSocket. The next frame is asked for only when the last is dealt with, and after a
 * message only when its listener has returned: who sends faster fills buffers of its own.
 */
final class SocketReader {
    /** Frames on the way to us when we end; whoever sends more is not read, and soon cut. */
    private static final int LAST_FRAMES = 1_000;

    private static final Logger LOG = System.getLogger("sightline.http");

    private static final Ending TEXT_ONLY = new Ending(1003, "Send text");
    private static final Ending NOT_UTF8 = new Ending(1007, "Not UTF-8");
    private static final Ending TOO_MANY = new Ending(1008, "Too many messages");
    private static final Ending BROKEN = new Ending(1011, "Something broke here");

    private final CoreSession session;
    private final SocketStream stream;

    /** Bytes of the largest that a client may send. */
    private final int largest;

    private final Pace pace = new Pace(100, 200, System.nanoTime());

    /** Makes the listener, and is then let go of. */
    private @Nullable Function<Socket, Socket.Listener> protocol;

    private Socket.@Nullable Listener listener;

    private int lastFrames;

    /** The fragments of a message that is not whole yet. */
    private @Nullable ByteArrayOutputStream fragments;

    SocketReader(
            CoreSession session,
            SocketStream stream,
            int largest,
            Function<Socket, Socket.Listener> protocol) {
        this.session = session;
        this.stream = stream;
        this.largest = largest;
        this.protocol = protocol;
    }

    /** Hears the client from now on; one that is refused is ending already, and only read out. */
    void begin() {
        if (stream.isEnding()) session.demand();
        else run(this::listen);
    }

    private void listen() {
        Function<Socket, Socket.Listener> maker = protocol;
        if (maker != null) listener = maker.apply(stream);
        protocol = null;
    }

    void onFrame(Frame frame, Callback callback) {
        stream.heard();
        byte code = frame.getOpCode();
        if (code == OpCode.CLOSE) {
            stream.clientCloses();
            callback.succeeded();
            return;
        }
        if (stream.isEnding()) {
            // Only its close matters now.
            callback.succeeded();
            if (++lastFrames <= LAST_FRAMES) session.demand();
            return;
        }
        // A pong answers us; all else is the client's own doing.
        if (code != OpCode.PONG && !pace.allows(System.nanoTime())) {
            refuse(TOO_MANY, callback);
            return;
        }
        switch (code) {
            case OpCode.PING -> pong(frame, callback);
            case OpCode.TEXT, OpCode.CONTINUATION -> text(frame, callback);
            case OpCode.BINARY -> refuse(TEXT_ONLY, callback);
            default -> {
                callback.succeeded();
                session.demand();
            }
        }
    }

    void onClosed() {
        stream.finish();
    }

    /** Whoever pings and does not read what we answer is not read either. */
    private void pong(Frame ping, Callback callback) {
        ByteBuffer payload = BufferUtil.copy(ping.getPayload());
        callback.succeeded();
        session.sendFrame(
                new Frame(OpCode.PONG, payload), Callback.from(session::demand, lost -> {}), false);
    }

    private void text(Frame frame, Callback callback) {
        ByteArrayOutputStream before = fragments;
        int length = frame.getPayloadLength() + (before == null ? 0 : before.size());
        if (length > largest) {
            refuse(new Ending(1009, "Message over %d KiB".formatted(largest / 1024)), callback);
            return;
        }
        byte[] part = BufferUtil.toArray(frame.getPayload());
        boolean whole = frame.isFin();
        callback.succeeded();
        if (before == null && whole) {
            message(part);
            return;
        }
        ByteArrayOutputStream all = before == null ? new ByteArrayOutputStream() : before;
        all.writeBytes(part);
        fragments = whole ? null : all;
        if (whole) message(all.toByteArray());
        else session.demand();
    }

    private void message(byte[] utf8) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException e) {
            stream.close(NOT_UTF8);
            session.demand();
            return;
        }
        Socket.Listener to = listener;
        run(() -> {
            if (to != null) to.onText(text);
        });
    }

    private void refuse(Ending why, Callback callback) {
        callback.succeeded();
        stream.close(why);
        session.demand();
    }

    private interface Work {
        void run() throws Exception;
    }

    /** On a thread that may wait; what comes next is read when it is done. */
    private void run(Work work) {
        stream.reading(false);
        Thread.ofVirtual()
                .name("socket")
                .start(() -> {
                    boolean done = false;
                    try {
                        work.run();
                        done = true;
                    } catch (Exception bug) {
                        LOG.log(Level.ERROR, "a WebSocket's listener failed", bug);
                    } finally {
                        if (!done) stream.close(BROKEN);
                        stream.reading(true);
                        session.demand();
                    }
                });
    }
}
