/** The node's events over server-sent events and WebSocket; features add actions of their own. */
@NullMarked
package dev.sightline.stream;

import org.jspecify.annotations.NullMarked;
