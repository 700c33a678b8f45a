/**
 * Other programs: started in a group of their own, told apart from strangers, signalled, measured.
 */
@NullMarked
package dev.sightline.process;

import org.jspecify.annotations.NullMarked;
