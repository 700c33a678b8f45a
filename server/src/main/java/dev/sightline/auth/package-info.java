/** Who may do what: the gate before every route, launch links, sessions and tokens. */
@NullMarked
package dev.sightline.auth;

import org.jspecify.annotations.NullMarked;
