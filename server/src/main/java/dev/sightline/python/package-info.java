/** The user's own CPython as a child process: how it is found, started, told and heard. */
@NullMarked
package dev.sightline.python;

import org.jspecify.annotations.NullMarked;
