/** What is made of the files: one collector a subject. */
@NullMarked
package dev.sightline.hermes.collect;

import org.jspecify.annotations.NullMarked;
