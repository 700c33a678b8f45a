package dev.sightline.http;

import dev.sightline.auth.Identity;

import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** One client's WebSocket, as far as we write to it; {@link SocketReader} reads. */
final class SocketStream extends Outbox implements Socket {
    /** The largest frame, both ways. */
    static final int FRAME = 64 * 1024;

    /** Pings in a row without any frame in return, after which the client has vanished. */
    private static final int SILENT_PINGS = 2;

    private final Streams streams;
    private final CoreSession session;
    private final String address;
    private final long openedAt = System.nanoTime();
    private volatile Optional<Identity> identity;
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile boolean reading = true;
    private volatile boolean clientCloses;
    private volatile boolean refused;

    SocketStream(
            Streams streams, CoreSession session, Optional<Identity> identity, String address) {
        super(FRAME, streams.nextSign());
        this.streams = streams;
        this.session = session;
        this.identity = identity;
        this.address = address;
    }

    @Override
    public void identify(Identity who) {
        if (streams.welcome(this)) {
            identity = Optional.of(who);
        } else {
            close(Ending.TRY_LATER);
        }
    }

    @Override
    public Optional<Identity> identity() {
        return identity;
    }

    @Override
    public String who() {
        return identity.map(Identity::name).orElse("nobody") + "@" + address;
    }

    /** Ends with these words; nothing that the client does makes it last longer. */
    void refuse(Ending why) {
        refused = true;
        end(why);
    }

    /** Whatever the client sends shows that it lives. */
    void heard() {
        unanswered.set(0);
    }

    /** While a listener is at work nothing is read, and no ping can be seen to be answered. */
    void reading(boolean now) {
        reading = now;
    }

    /** The client has begun the close; Jetty answers it. */
    void clientCloses() {
        clientCloses = true;
        expectEnd();
    }

    @Override
    void sweep(long nanoTime, Streams.Times times) {
        boolean late = nanoTime - openedAt > times.toIdentify().toNanos();
        if (late && refused) {
            cut(new TimeoutException("the client does not go"));
            return;
        }
        if (late && identity.isEmpty()) close(Ending.refused("Not authenticated"));
        if (unanswered.get() > SILENT_PINGS) {
            cut(new TimeoutException("the client answers no ping"));
            return;
        }
        super.sweep(nanoTime, times);
    }

    @Override
    ByteBuffer bytes(Message message) {
        return ByteBuffer.wrap(message.json());
    }

    @Override
    void write(Message message, ByteBuffer slice, boolean first, boolean last, Callback callback) {
        if (message == Message.SIGN_OF_LIFE) {
            if (reading) unanswered.incrementAndGet();
            session.sendFrame(new Frame(OpCode.PING), callback, false);
            return;
        }
        byte code = first ? OpCode.TEXT : OpCode.CONTINUATION;
        session.sendFrame(new Frame(code, last, slice), callback, false);
    }

    @Override
    void writeEnd(Ending why, Callback callback) {
        // Two closes that cross: the one of Jetty is the answer, ours would be an error.
        if (clientCloses) return;
        session.close(why.code(), why.reason(), callback);
    }

    /** The client has yet to answer; until then the write counts as one in flight. */
    @Override
    void endWritten() {}

    @Override
    void writeFailed(Throwable cause) {
        if (!clientCloses) cut(cause);
    }

    @Override
    void cut(Throwable cause) {
        session.abort();
        finish();
    }
}
