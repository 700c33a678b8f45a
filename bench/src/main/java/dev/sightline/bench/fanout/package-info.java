/** One event to thousands of subscribers. */
@NullMarked
package dev.sightline.bench.fanout;

import org.jspecify.annotations.NullMarked;
