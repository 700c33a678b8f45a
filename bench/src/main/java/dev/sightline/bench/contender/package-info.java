/** The programs that are compared, as processes: how each is started and when it is ready. */
@NullMarked
package dev.sightline.bench.contender;

import org.jspecify.annotations.NullMarked;
