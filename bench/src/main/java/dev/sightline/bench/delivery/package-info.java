/** Write closed to SSE frame at the client: what is written, what came back, and the score. */
@NullMarked
package dev.sightline.bench.delivery;

import org.jspecify.annotations.NullMarked;
