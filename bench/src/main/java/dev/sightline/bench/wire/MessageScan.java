package dev.sightline.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Finds the ends of a server's WebSocket messages (RFC 6455, section 5.2), and the number of each,
 * without keeping their bytes. Not for use by two threads.
 */
public final class MessageScan {

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int MAX_CONTROL = 125;
    private static final int NO_CODE = 1005;

    private final Heard heard;
    private final NumberScan number = new NumberScan();

    private boolean inPayload;
    private int headerAt;
    private int lengthOctets;
    private int first;
    private long left;
    private byte[] control = new byte[0];

    public MessageScan(Heard heard) {
        this.heard = heard;
    }

    /**
     * Takes the next bytes, which may end anywhere.
     *
     * @param bytes backed by an array
     */
    public void accept(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (!inPayload) {
                header(Byte.toUnsignedInt(bytes.get()));
            } else {
                payload(bytes);
            }
            if (inPayload && left == 0) {
                inPayload = false;
                endOfFrame();
            }
        }
    }

    private void header(int octet) throws IOException {
        if (headerAt == 0) {
            first = octet;
        } else if (headerAt == 1) {
            if ((octet & MASKED) != 0) {
                throw new IOException("a masked frame of a server");
            }
            lengthOctets = octet == 127 ? 8 : octet == 126 ? 2 : 0;
            left = lengthOctets == 0 ? octet : 0;
        } else {
            left = left << 8 | octet;
        }
        headerAt++;
        if (headerAt >= 2 && headerAt == 2 + lengthOctets) {
            headerAt = 0;
            inPayload = true;
            if (isControl() && left > MAX_CONTROL) {
                throw new IOException("a control frame of " + left + " bytes");
            }
            control = isControl() ? new byte[(int) left] : control;
        }
    }

    private void payload(ByteBuffer bytes) {
        int length = (int) Math.min(left, bytes.remaining());
        if (isControl()) {
            bytes.get(control, control.length - (int) left, length);
        } else {
            byte[] array = bytes.array();
            int from = bytes.arrayOffset() + bytes.position();
            for (int i = from; i < from + length; i++) {
                number.accept(array[i]);
            }
            bytes.position(bytes.position() + length);
        }
        left -= length;
    }

    private void endOfFrame() {
        if (isControl()) {
            switch (first & 0xf) {
                case PING -> heard.ping(control);
                case CLOSE -> heard.closed(control.length < 2 ? NO_CODE : code(control));
                default -> {} // a pong, which nobody asked for
            }
        } else if ((first & FINAL) != 0) {
            int taken = number.take();
            if (taken >= 0) {
                heard.event(taken);
            } else {
                heard.spoke();
            }
        }
    }

    /** The opcodes from 8 on. */
    private boolean isControl() {
        return (first & 0x8) != 0;
    }

    private static int code(byte[] payload) {
        return Byte.toUnsignedInt(payload[0]) << 8 | Byte.toUnsignedInt(payload[1]);
    }
}
