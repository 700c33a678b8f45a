package dev.sightline.kernel;

import dev.sightline.python.Worker;

import org.jspecify.annotations.Nullable;

/** One process of a kernel. What comes from one that is no longer its own is not heard. */
final class Life {
    @Nullable Worker worker;
    boolean ready;

    /** Something ran in it, or waits for it: it is not to be lost. */
    boolean used;
}
