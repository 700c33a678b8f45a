package dev.sightline.kernel;

import java.util.Locale;

/** How a kernel is. */
public enum KernelStatus {
    STARTING,
    IDLE,
    BUSY,
    /** The script asks for a line. */
    WAITING,
    /** Native code holds the interpreter. */
    UNRESPONSIVE,
    DEAD,
    STOPPED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
