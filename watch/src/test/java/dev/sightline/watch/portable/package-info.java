@NullMarked
package dev.sightline.watch.portable;

import org.jspecify.annotations.NullMarked;
