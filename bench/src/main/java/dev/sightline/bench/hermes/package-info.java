/** An agent's home: changes told, answers made and kept, a start on a large one, and rest. */
@NullMarked
package dev.sightline.bench.hermes;

import org.jspecify.annotations.NullMarked;
