/**
 * The native floor: each call of the C library that Sightline needs, wrapped once.
 *
 * <p>Names and paths are bytes, as in the kernel. Errors are {@link
 * dev.sightline.watch.linux.Errno}. Everything here works where {@link
 * dev.sightline.watch.linux.Linux#available} says so. Blocking calls belong on platform threads: a
 * virtual thread pins its carrier in native code.
 */
@NullMarked
package dev.sightline.watch.linux;

import org.jspecify.annotations.NullMarked;
