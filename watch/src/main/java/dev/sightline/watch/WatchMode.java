package dev.sightline.watch;

/** The way in which a directory is watched at this moment, to be shown to the user. */
public enum WatchMode {
    /** The system tells every change at once. */
    LIVE,
    /** Some directories, or all, are compared with the disk every two seconds. */
    POLLING,
    /** The directory does not exist now; it is watched for its return. */
    GONE,
    /** The watch was closed. */
    CLOSED
}
