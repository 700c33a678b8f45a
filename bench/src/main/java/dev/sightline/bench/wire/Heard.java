package dev.sightline.bench.wire;

/** What the bytes of one subscriber's stream say. Called by the thread that reads them. */
public interface Heard {

    /** Something that is no event: the stream speaks, so the subscription stands. */
    void spoke();

    /**
     * An event is complete.
     *
     * @param number that its path carries behind {@link NumberScan#MARK}
     */
    void event(int number);

    /** A WebSocket ping, to be answered by a pong with the same payload. */
    void ping(byte[] payload);

    /**
     * A WebSocket close frame.
     *
     * @param code of RFC 6455, section 7.4; 1005 where there is none
     */
    void closed(int code);
}
