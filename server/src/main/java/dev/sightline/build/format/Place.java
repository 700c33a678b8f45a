package dev.sightline.build.format;

/**
 * A place in a text file, as editors count it.
 *
 * @param line from 1
 * @param column from 1, in characters (code points)
 */
public record Place(int line, int column) {
    /** Of a byte of UTF-8; behind the end is at the end. */
    static Place at(byte[] bytes, long offset) {
        int line = 1;
        int column = 1;
        int end = (int) Math.min(offset, bytes.length);
        for (int i = 0; i < end; i++) {
            if (bytes[i] == '\n') {
                line++;
                column = 1;
            } else if ((bytes[i] & 0xc0) != 0x80) {
                // Not the second or a later byte of a character (RFC 3629, section 3).
                column++;
            }
        }
        return new Place(line, column);
    }
}
