/** What a node keeps over a restart, in the state directory. */
@NullMarked
package dev.sightline.state;

import org.jspecify.annotations.NullMarked;
