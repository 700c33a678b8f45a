/** Scripts run statement by statement: kernels, their runs, and the routes that show them. */
@NullMarked
package dev.sightline.kernel;

import org.jspecify.annotations.NullMarked;
