package dev.sightline.node;

import java.util.List;

/** A part of the node that knows whether it works. */
@FunctionalInterface
public interface Part {
    /** What is to be said of it now; empty where all is well. Must be quick. */
    List<Report> reports();

    /** What a part says of itself. */
    sealed interface Report {
        /** Such as {@code journal} or {@code watch}. */
        String part();

        /** What is so and, of a problem, what to do. */
        String detail();
    }

    /** It does not do its work. */
    record Problem(String part, String detail) implements Report {}

    /** It does its work, in another way than usual. */
    record Note(String part, String detail) implements Report {}
}
