/** What happened, and where it stands in the node's one sequence. */
@NullMarked
package dev.sightline.event;

import org.jspecify.annotations.NullMarked;
