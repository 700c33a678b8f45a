/** The client's side of one SSE stream: socket, HTTP/1.1, events. Knows nothing of files. */
@NullMarked
package dev.sightline.bench.wire;

import org.jspecify.annotations.NullMarked;
