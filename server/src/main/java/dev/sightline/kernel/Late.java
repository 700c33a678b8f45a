package dev.sightline.kernel;

import dev.sightline.python.Output;
import dev.sightline.python.Said;

import java.util.ArrayList;
import java.util.List;

/** What threads print and show while no statement runs: it goes to the one that runs next. */
final class Late {
    /** Characters. */
    private static final int MOST = 64 * 1024;

    /** Characters of the end that says why a Python did not come up. */
    private static final int TAIL = 2_000;

    private final List<Said> all = new ArrayList<>();
    private int chars;

    /** What is neither text nor shown is nobody's. */
    void add(Said said) {
        int length =
                switch (said) {
                    case Said.Text(_, String text) -> text.length();
                    case Said.Shown(Output output) -> output.content().length();
                    default -> 0;
                };
        if (length == 0 || chars > MOST) return;
        all.add(said);
        chars += length;
    }

    void giveTo(Run run) {
        for (Said said : all) {
            switch (said) {
                case Said.Text text -> run.text(text.err(), text.text());
                case Said.Shown shown -> run.shown(shown.output());
                default -> throw new IllegalStateException("never taken: " + said);
            }
        }
        forget();
    }

    void forget() {
        all.clear();
        chars = 0;
    }

    /** The end of its text. */
    String tail() {
        StringBuilder text = new StringBuilder();
        for (Said said : all) {
            if (said instanceof Said.Text(_, String printed)) text.append(printed);
        }
        return text.substring(Math.max(0, text.length() - TAIL)).strip();
    }
}
