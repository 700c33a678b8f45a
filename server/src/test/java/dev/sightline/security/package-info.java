/** The black-box proofs of the threats: each speaks to a real node over real sockets. */
@NullMarked
package dev.sightline.security;

import org.jspecify.annotations.NullMarked;
