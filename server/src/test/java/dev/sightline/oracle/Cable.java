package dev.sightline.oracle;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP connection that is cut after exactly so many bytes. What lies beyond is never read from the
 * socket.
 */
final class Cable implements Closeable {
    /** The connection is over because we cut it. */
    static final class CutThrough extends IOException {
        private static final long serialVersionUID = 1;

        CutThrough(Cut cut) {
            super("cut: " + cut);
        }
    }

    /** Says goodbye as the protocol has it; false where it has no word for it. */
    @FunctionalInterface
    interface Farewell {
        boolean say() throws IOException;
    }

    /** Where nothing comes for so long, the cut is made before its byte. */
    private static final int SILENCE_MILLIS = 200;

    private static final int RECEIVE_BYTES = 16 * 1024;
    private static final int PATIENCE_MILLIS = 60_000;

    /** A node that does not end a half-closed connection within this is left. */
    private static final int AFTERWARDS_MILLIS = 500;

    private static final int AFTERWARDS_BYTES = 2_000;

    private final Socket socket;
    private final Cuts cuts;
    private final byte[] buffer = new byte[8192];
    private int from;
    private int to;
    private Cut cut = Cut.NEVER;
    private long left;
    private Farewell farewell = () -> false;

    /** Connects; the first cut is counted from the first byte that comes back. */
    Cable(InetSocketAddress node, Cuts cuts) throws IOException {
        this.cuts = cuts;
        this.socket = new Socket();
        try {
            // Small, so that the node notices who does not read.
            socket.setReceiveBufferSize(RECEIVE_BYTES);
            socket.connect(node, PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            plan();
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    void onFarewell(Farewell how) {
        farewell = how;
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /**
     * @throws EOFException where the node has ended it
     * @throws CutThrough where we have
     */
    int read() throws IOException {
        if (from == to) fill();
        return buffer[from++] & 0xff;
    }

    /** Up to a line feed, which like a carriage return before it is left away. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = read(); c != '\n'; c = read()) line.append((char) c);
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return line.toString();
    }

    String text(int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) bytes[i] = (byte) read();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void plan() throws IOException {
        cut = cuts.next();
        left = cut.after();
        socket.setSoTimeout(cut.equals(Cut.NEVER) ? PATIENCE_MILLIS : SILENCE_MILLIS);
    }

    private void fill() throws IOException {
        int read = 0;
        while (read == 0) {
            while (left == 0) cutHere();
            read = received();
        }
        from = 0;
        to = read;
        left -= read;
    }

    /** How many bytes; none where the cut is due although they have not come. */
    private int received() throws IOException {
        int most = (int) Math.min(buffer.length, left);
        try {
            int read = socket.getInputStream().read(buffer, 0, most);
            if (read < 0) throw new EOFException("ended by the node");
            return read;
        } catch (SocketTimeoutException e) {
            if (cut.equals(Cut.NEVER)) throw e;
            left = 0;
            return 0;
        }
    }

    private void cutHere() throws IOException {
        Cut now = cut;
        switch (now.how()) {
            case RESET -> reset(now);
            case HALF_CLOSE -> {
                cuts.made();
                socket.shutdownOutput();
                afterwards();
            }
            case STALL -> {
                cuts.made();
                pause(now);
                plan();
            }
            case HANG -> {
                cuts.made();
                cuts.awaitRelease();
                plan();
            }
            case STALL_AND_RESET -> {
                pause(now);
                reset(now);
            }
            case CLOSE -> {
                cuts.made();
                if (!farewell.say()) {
                    socket.close();
                    throw new CutThrough(now);
                }
                afterwards();
            }
            case NEVER -> throw new CutThrough(now);
        }
    }

    /** What the node still sends counts, for a while. */
    private void afterwards() throws IOException {
        socket.setSoTimeout(AFTERWARDS_MILLIS);
        cut = Cut.NEVER;
        left = AFTERWARDS_BYTES;
    }

    private void reset(Cut now) throws IOException {
        cuts.made();
        socket.setSoLinger(true, 0);
        socket.close();
        throw new CutThrough(now);
    }

    private static void pause(Cut now) {
        LockSupport.parkNanos(now.pause().toNanos());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
