/** What an idle subscriber costs. */
@NullMarked
package dev.sightline.bench.memory;

import org.jspecify.annotations.NullMarked;
