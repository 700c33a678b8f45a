/** The log of a loop, counted: its lines by number, its iterations, what is found in it. */
@NullMarked
package dev.sightline.ralph.log;

import org.jspecify.annotations.NullMarked;
