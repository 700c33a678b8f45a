package dev.sightline.bench.wire;

import java.nio.ByteBuffer;

/**
 * Finds the ends of the events of an SSE stream, and the number of each, without keeping their
 * bytes. For tens of thousands of events a second; {@link EventFrames} reads them. Not for use by
 * two threads.
 */
public final class EventScan {

    private final Heard heard;
    private final NumberScan number = new NumberScan();
    private boolean lineIsEmpty = true;

    public EventScan(Heard heard) {
        this.heard = heard;
    }

    /**
     * Takes the next bytes, which may end anywhere.
     *
     * @param bytes backed by an array
     */
    public void accept(ByteBuffer bytes) {
        byte[] array = bytes.array();
        int end = bytes.arrayOffset() + bytes.limit();
        for (int i = bytes.arrayOffset() + bytes.position(); i < end; i++) {
            byte octet = array[i];
            if (octet == '\n') {
                endOfLine();
            } else if (octet != '\r') {
                lineIsEmpty = false;
                number.accept(octet);
            }
        }
        bytes.position(bytes.limit());
    }

    private void endOfLine() {
        int taken = lineIsEmpty ? number.take() : -1;
        if (taken >= 0) {
            heard.event(taken);
        } else {
            heard.spoke();
        }
        lineIsEmpty = true;
    }
}
