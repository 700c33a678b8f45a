/** Builds: followed by their checkpoints, run on a terminal of their own, steered. */
@NullMarked
package dev.sightline.build;

import org.jspecify.annotations.NullMarked;
