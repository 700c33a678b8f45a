/** The program: all wiring by plain {@code new}. Read {@link dev.sightline.App} first. */
@NullMarked
package dev.sightline;

import org.jspecify.annotations.NullMarked;
