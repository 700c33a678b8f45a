/** The durable order of all events of a node. */
@NullMarked
package dev.sightline.journal;

import org.jspecify.annotations.NullMarked;
