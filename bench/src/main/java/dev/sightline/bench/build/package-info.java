/** What following a build costs: from its checkpoint to a client. */
@NullMarked
package dev.sightline.bench.build;

import org.jspecify.annotations.NullMarked;
