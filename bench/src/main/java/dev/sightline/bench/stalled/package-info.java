/** Subscribers that read, beside ones that do not. */
@NullMarked
package dev.sightline.bench.stalled;

import org.jspecify.annotations.NullMarked;
