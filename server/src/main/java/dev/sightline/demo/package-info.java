/** The workspace of {@code sightline demo}: a project whose loop is a script. */
@NullMarked
package dev.sightline.demo;

import org.jspecify.annotations.NullMarked;
