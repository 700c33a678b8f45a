@NullMarked
package dev.sightline.watch.inotify;

import org.jspecify.annotations.NullMarked;
