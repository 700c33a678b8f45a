package dev.sightline.stream;

import dev.sightline.http.Outlet;
import dev.sightline.http.Refusal;

import tools.jackson.databind.JsonNode;

/** What a feature adds to the protocol of {@code /api/ws}. */
public interface Extension {
    /** A socket has opened, and its client has said who it is. */
    Session begin(Outlet client);

    /** One client's use of it. */
    interface Session {
        /**
         * One message, in order.
         *
         * @return false where the action is of someone else
         * @throws Refusal sent to the client as an {@code error}; the socket lives on
         */
        boolean hear(String action, JsonNode message) throws Refusal;
    }
}
