package dev.sightline.editor;

import dev.sightline.http.SseStream;

/**
 * One stream that follows one file.
 *
 * @param follow whether it stays when the file is gone or cannot be read
 * @param who for the audit log
 */
record Client(SseStream stream, boolean follow, String who) {}
