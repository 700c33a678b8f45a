package dev.sightline.auth;

import java.util.Optional;

/** What the gate says to a request. */
public sealed interface Verdict {
    /**
     * @param identity empty on an open route that was called without one
     * @param friend the foreign origin that the answer may be shown to (CORS)
     */
    record Admitted(Optional<Identity> identity, Optional<String> friend) implements Verdict {}

    /**
     * Someone at a WebSocket's door who has not said who they are, or not truly.
     *
     * @param reason for the close, in the words of the tools that exist: {@code Not authenticated}
     *     or {@code Invalid access token}
     * @param maySay whether a token as first message would do: nothing was shown yet
     */
    record Unidentified(String reason, boolean maySay) implements Verdict {}

    /** A CORS preflight of a friend: answered by the gate itself, no route sees it. */
    record Preflight(String friend) implements Verdict {}

    /**
     * @param status of HTTP
     * @param code for programs
     * @param detail for people: what happened and what to do
     */
    record Refused(int status, String code, String detail) implements Verdict {}
}
