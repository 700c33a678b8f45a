/** The engine where there is no inotify: compares the tree with the disk, for every platform. */
@NullMarked
package dev.sightline.watch.portable;

import org.jspecify.annotations.NullMarked;
