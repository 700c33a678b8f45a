/** JSON in and out. */
@NullMarked
package dev.sightline.json;

import org.jspecify.annotations.NullMarked;
