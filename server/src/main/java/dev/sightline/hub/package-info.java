/** Hands each event to every subscription that asked for it, live or from the journal. */
@NullMarked
package dev.sightline.hub;

import org.jspecify.annotations.NullMarked;
