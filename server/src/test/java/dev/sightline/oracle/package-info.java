/**
 * The judge of the promise "no gap, no double": clients that are cut wherever it hurts write down
 * what they heard, and a checker compares it with what happened.
 */
@NullMarked
package dev.sightline.oracle;

import org.jspecify.annotations.NullMarked;
