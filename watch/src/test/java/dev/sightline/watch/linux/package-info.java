@NullMarked
package dev.sightline.watch.linux;

import org.jspecify.annotations.NullMarked;
