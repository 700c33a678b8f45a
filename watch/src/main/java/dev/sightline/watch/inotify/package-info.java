/**
 * The engine for Linux. Read {@code Loop} first: it reads the events and asks each {@code Tree}
 * what they mean.
 */
@NullMarked
package dev.sightline.watch.inotify;

import org.jspecify.annotations.NullMarked;
