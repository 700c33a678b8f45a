package dev.sightline.watch.inotify;

/**
 * One event as the kernel told it.
 *
 * @param wd the watch descriptor; -1 for an overflow
 * @param mask the {@code IN_} bits
 * @param cookie joins the two halves of a rename
 * @param name the name in the directory; empty when it is about the directory itself
 * @param nanos when it was read, by {@link System#nanoTime}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a name is bytes
record Event(int wd, int mask, int cookie, byte[] name, long nanos) {

    boolean is(int bits) {
        return (mask & bits) != 0;
    }
}
