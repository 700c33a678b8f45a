/** Thousands of subscribers of one server in one thread, and the files whose events they get. */
@NullMarked
package dev.sightline.bench.crowd;

import org.jspecify.annotations.NullMarked;
