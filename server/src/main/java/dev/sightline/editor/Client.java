package dev.sightline.editor;

import dev.sightline.http.Message;
import dev.sightline.http.Outlet;

import java.util.Optional;

/** Someone who follows one file. Two are never the same, whoever they are. */
final class Client {
    private final Outlet outlet;
    private final Manner manner;
    private final Runnable over;

    /**
     * How events are put for a client; all of one manner get the same message.
     *
     * @param follow whether it stays when the file is gone or cannot be read
     * @param watch the path as it was asked for, where one outlet carries several files
     */
    record Manner(boolean follow, Optional<String> watch) {
        /** Under which one state waits for a client, however it spells the path. */
        String key() {
            return watch.map(Following::plain).orElse("");
        }
    }

    /**
     * @param over called when no event of the file can come any more
     */
    Client(Outlet outlet, Manner manner, Runnable over) {
        this.outlet = outlet;
        this.manner = manner;
        this.over = over;
    }

    Manner manner() {
        return manner;
    }

    /** A client that reads slowly has one state of each file waiting, the newest. */
    void tell(Message message) {
        outlet.sendState(message);
    }

    void over() {
        over.run();
    }

    String who() {
        return outlet.who();
    }
}
