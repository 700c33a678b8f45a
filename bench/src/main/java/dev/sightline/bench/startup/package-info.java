/** Start of the process to the first 200 of its health route. */
@NullMarked
package dev.sightline.bench.startup;

import org.jspecify.annotations.NullMarked;
