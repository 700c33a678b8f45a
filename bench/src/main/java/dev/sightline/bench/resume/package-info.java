/** Subscribers that return and ask for what they missed. */
@NullMarked
package dev.sightline.bench.resume;

import org.jspecify.annotations.NullMarked;
