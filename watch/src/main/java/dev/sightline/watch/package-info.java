/**
 * Watches trees of files and delivers settled changes: begin at {@link
 * dev.sightline.watch.Watcher}.
 */
@NullMarked
package dev.sightline.watch;

import org.jspecify.annotations.NullMarked;
