/** The files themselves: safe opening beneath a root, whole contents, atomic writes. */
@NullMarked
package dev.sightline.disk;

import org.jspecify.annotations.NullMarked;
