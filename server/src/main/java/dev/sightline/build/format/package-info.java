/** The files of a BuildRunner build as values, and what a build says on the wire; all pure. */
@NullMarked
package dev.sightline.build.format;

import org.jspecify.annotations.NullMarked;
