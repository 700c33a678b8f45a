package dev.sightline.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Text as it comes, in lines that begin with a gutter. A carriage return goes back to the gutter on
 * a terminal; elsewhere lines are written whole, as their last state.
 */
final class GutteredText {
    /** A line is held back no longer than this, in characters. */
    private static final int LONGEST = 1 << 16;

    private final PrintStream out;
    private final Terminal terminal;
    private final String gutter;

    /** What is to be written at the next flush. */
    private final StringBuilder ready = new StringBuilder();

    /** The line that is not over; where lines are written whole. */
    private final StringBuilder held = new StringBuilder();

    private boolean inLine;

    /** The last was a carriage return: a line's end if a line feed follows. */
    private boolean returned;

    GutteredText(PrintStream out, Terminal terminal, String gutter) {
        this.out = out;
        this.terminal = terminal;
        this.gutter = gutter;
    }

    void write(int colour, String text) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\n' && c != '\r') continue;
            piece(colour, text.substring(from, i));
            from = i + 1;
            if (c == '\n') {
                returned = false;
                if (!inLine) line().append(terminal.dim(gutter.stripTrailing()));
                newLine();
            } else {
                returned = true;
            }
        }
        piece(colour, text.substring(from));
    }

    /** Without a gutter. */
    void plain(String text) {
        ready.append(text);
    }

    void newLine() {
        ready.append(held).append('\n');
        held.setLength(0);
        inLine = false;
        returned = false;
    }

    /** Somebody else did, on the same terminal. */
    void lineWasEnded() {
        inLine = false;
        returned = false;
    }

    /** What follows stands on a line of its own. */
    void endLine() {
        if (inLine) newLine();
        returned = false;
    }

    void flush() {
        byte[] bytes = ready.toString().getBytes(StandardCharsets.UTF_8);
        ready.setLength(0);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    private void piece(int colour, String text) {
        if (text.isEmpty()) return;
        if (returned) goBack();
        begin();
        line().append(terminal.in(colour, text));
        if (held.length() > LONGEST) {
            ready.append(held);
            held.setLength(0);
        }
    }

    private void goBack() {
        returned = false;
        if (!inLine) return;
        if (terminal.live()) {
            ready.append('\r');
        } else {
            held.setLength(0);
        }
        inLine = false;
    }

    private void begin() {
        if (inLine) return;
        inLine = true;
        line().append(terminal.dim(gutter));
    }

    private StringBuilder line() {
        return terminal.live() ? ready : held;
    }
}
