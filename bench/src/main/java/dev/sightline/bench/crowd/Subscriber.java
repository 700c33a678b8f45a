package dev.sightline.bench.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sightline.bench.wire.Body;
import dev.sightline.bench.wire.ChunkedBody;
import dev.sightline.bench.wire.ClientFrame;
import dev.sightline.bench.wire.EventScan;
import dev.sightline.bench.wire.Heard;
import dev.sightline.bench.wire.MessageScan;
import dev.sightline.bench.wire.ResponseHead;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** One connection of the crowd. All its methods are called by the crowd's thread. */
final class Subscriber implements Heard {

    /** What the crowd wants to know of it. */
    interface Watcher {
        /** Its subscription stands. */
        void joined(Subscriber subscriber);

        void event(int number, long receivedNanos);

        /** It got an event again, or one older than one that it has. */
        void doubled();
    }

    /** Content of the body, as it is decoded. */
    private interface Scan {
        void accept(ByteBuffer content) throws IOException;
    }

    private static final int MAX_HEAD = 16 << 10;

    private final SocketChannel channel;
    private final Group group;
    private final Watcher watcher;
    private final Scan scan;
    private @Nullable StringBuilder head = new StringBuilder();
    private Body body = new Body.UntilClose();
    private long receivedNanos;
    private int last = -1;
    private boolean joined;
    private boolean closed;

    Subscriber(SocketChannel channel, Group group, Watcher watcher) {
        this.channel = channel;
        this.group = group;
        this.watcher = watcher;
        this.scan =
                switch (group.transport()) {
                    case SSE -> new EventScan(this)::accept;
                    case WEBSOCKET -> new MessageScan(this)::accept;
                };
    }

    /** Asks for the stream; the connection stands. */
    void ask(String host, String token) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        String request = group.transport().request(host, token, group.since());
        send(ByteBuffer.wrap(request.getBytes(US_ASCII)));
    }

    /**
     * Reads once.
     *
     * @param buffer of the crowd, backed by an array
     */
    void read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        int length = channel.read(buffer);
        receivedNanos = System.nanoTime();
        if (length < 0) {
            throw new EOFException("the server closed the stream");
        }
        buffer.flip();
        if (head != null) {
            readHead(head, buffer);
        }
        if (buffer.hasRemaining()) {
            decode(buffer);
        }
    }

    SocketChannel channel() {
        return channel;
    }

    boolean hasJoined() {
        return joined;
    }

    /** Whether the connection is over; said by the crowd. */
    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
        try {
            // RST instead of FIN: thousands of TIME_WAITs would weigh on the next contender.
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            channel.close();
        } catch (IOException e) {
            // It was closed from the other side.
        }
    }

    @Override
    public void spoke() {
        if (!joined) {
            joined = true;
            watcher.joined(this);
        }
    }

    @Override
    public void event(int number) {
        spoke();
        if (number <= last) {
            watcher.doubled();
        } else {
            last = number;
            watcher.event(number, receivedNanos);
        }
    }

    @Override
    public void ping(byte[] payload) {
        try {
            send(ClientFrame.pong(payload));
        } catch (IOException e) {
            // The next read says why.
        }
    }

    @Override
    public void closed(int code) {
        // The end of the connection follows.
    }

    private void decode(ByteBuffer received) throws IOException {
        switch (body) {
            case Body.UntilClose whole -> scan.accept(received);
            case ChunkedBody chunks -> chunks.decode(received, this::content);
        }
    }

    /** Only of SSE, whose scan cannot fail. */
    private void content(ByteBuffer content) {
        try {
            scan.accept(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readHead(StringBuilder text, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining() && text.indexOf("\r\n\r\n", text.length() - 4) < 0) {
            if (text.length() > MAX_HEAD) {
                throw new IOException("a response head of more than " + MAX_HEAD + " bytes");
            }
            text.append((char) Byte.toUnsignedInt(buffer.get()));
        }
        if (text.indexOf("\r\n\r\n", text.length() - 4) < 0) {
            return;
        }
        head = null;
        ResponseHead response = ResponseHead.parse(text.substring(0, text.length() - 4));
        if (response.status() != group.transport().accepted()) {
            throw new IOException("the stream was refused with status " + response.status());
        }
        body = response.body();
        send(group.transport().joining(group.since()));
    }

    /** What a client says here always fits the socket's buffer. */
    private void send(ByteBuffer bytes) throws IOException {
        channel.write(bytes);
        if (bytes.hasRemaining()) {
            throw new IOException("the server does not take what the client says");
        }
    }
}
