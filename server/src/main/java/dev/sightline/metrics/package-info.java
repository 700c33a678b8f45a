/** What the node counts of itself, as Prometheus reads it. */
@NullMarked
package dev.sightline.metrics;

import org.jspecify.annotations.NullMarked;
