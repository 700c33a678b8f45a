/** The Python kernel: its worker, under every Python that is here. */
@NullMarked
package dev.sightline.kernel;

import org.jspecify.annotations.NullMarked;
