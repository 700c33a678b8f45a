package dev.sightline.http;

import dev.sightline.auth.Identity;

/** A WebSocket: a way out, and what comes in by {@link Listener}. */
public interface Socket extends Outlet {
    /** What a client says. */
    interface Listener {
        /**
         * One message; called in order, one at a time, on a virtual thread, so that it may wait.
         * What it throws is a bug: logged, and the socket is closed with 1011.
         */
        void onText(String text) throws Exception;
    }

    /** From now on the client speaks for this identity. */
    void identify(Identity identity);
}
