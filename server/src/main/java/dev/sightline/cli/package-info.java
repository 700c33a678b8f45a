/** The command line, one class a command. */
@NullMarked
package dev.sightline.cli;

import org.jspecify.annotations.NullMarked;
