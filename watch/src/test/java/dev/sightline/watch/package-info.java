/** Tests with real files and the real tools that people change them with. */
@NullMarked
package dev.sightline.watch;

import org.jspecify.annotations.NullMarked;
