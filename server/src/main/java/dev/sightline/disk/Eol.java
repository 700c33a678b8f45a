package dev.sightline.disk;

import java.util.Locale;

/** How the lines of a text end. */
public enum Eol {
    LF,
    CRLF,
    CR,
    MIXED,
    /** There is only one line. */
    NONE;

    static Eol of(String text) {
        Eol all = NONE;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\n' && c != '\r') continue;
            Eol here = c == '\n' ? LF : CR;
            if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                here = CRLF;
                i++;
            }
            if (all != NONE && all != here) return MIXED;
            all = here;
        }
        return all;
    }

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
