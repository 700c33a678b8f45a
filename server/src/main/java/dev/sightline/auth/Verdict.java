package dev.sightline.auth;

import java.util.Optional;

/** What the gate says to a request. */
public sealed interface Verdict {
    /**
     * @param identity empty on an open route that was called without one
     * @param friend the foreign origin that the answer may be shown to (CORS)
     */
    record Admitted(Optional<Identity> identity, Optional<String> friend) implements Verdict {}

    /** A CORS preflight of a friend: answered by the gate itself, no route sees it. */
    record Preflight(String friend) implements Verdict {}

    /**
     * @param status of HTTP
     * @param code for programs
     * @param detail for people: what happened and what to do
     */
    record Refused(int status, String code, String detail) implements Verdict {}
}
