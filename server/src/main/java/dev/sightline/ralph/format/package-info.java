/** The files of a Ralph loop as values: parsers, reducers and figures, all pure. */
@NullMarked
package dev.sightline.ralph.format;

import org.jspecify.annotations.NullMarked;
