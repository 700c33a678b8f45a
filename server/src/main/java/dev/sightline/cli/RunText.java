package dev.sightline.cli;

import dev.sightline.python.Lines;
import dev.sightline.python.Output;
import dev.sightline.python.Said;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A run as text: each statement's first line with its number, beneath it what it put out, indented.
 *
 * <pre>
 *   12 │ total = sum(numbers)  3 ms
 *   13 │ print(total)
 *      ┊ 4950
 * </pre>
 */
final class RunText implements RunView {
    /** From here on the time is worth a line of its own. */
    private static final double LONG_MILLIS = 10;

    private final List<String> source;
    private final Pictures pictures;
    private final Terminal terminal;
    private final GutteredText page;
    private final int width;
    private final Map<Integer, Lines> places = new HashMap<>();

    /** That which runs, or ran last. */
    private @Nullable Lines now;

    /** Its line is written, and not ended. */
    private boolean headed;

    RunText(PrintStream out, Terminal terminal, List<String> source, Pictures pictures) {
        this.source = source;
        this.pictures = pictures;
        this.terminal = terminal;
        width = Math.max(4, Integer.toString(source.size()).length() + 1);
        page = new GutteredText(out, terminal, " ".repeat(width) + " ┊ ");
    }

    @Override
    public void hear(Said said) {
        switch (said) {
            case Said.Parsed(List<Lines> statements) ->
                    statements.forEach(lines -> places.put(lines.node(), lines));
            case Said.Begun(int node) -> head(places.getOrDefault(node, new Lines(node, 1, 1)));
            case Said.Text(boolean err, String text) -> text(err, text);
            case Said.Shown(Output output) -> show(output);
            case Said.Ended ended -> end(ended);
            case Said.Asked(int ask, String prompt, boolean password) -> text(false, prompt);
            case Said.Silent(double seconds) ->
                    note("native code holds the interpreter; it hears an interrupt afterwards");
            case Said.Heard() -> {}
            case Said.Ready ready -> {}
            case Said.Done done -> {}
            case Said.Variables variables -> {}
            case Said.Usage usage -> {}
            case Said.Gone gone -> {}
            case Said.Unknown unknown -> {}
        }
        page.flush();
    }

    @Override
    public void answered() {
        if (terminal.echoes()) {
            page.lineWasEnded();
        } else {
            page.endLine();
        }
    }

    @Override
    public void over(String status, OptionalInt exit, String detail) {
        closeHead();
        page.endLine();
        if (!detail.isEmpty()) page.plain(terminal.red(detail) + "\n");
        page.flush();
    }

    private void head(Lines lines) {
        // Two on one line: it stands there already.
        boolean again = now != null && now.end() == lines.start();
        now = lines;
        if (again) return;
        page.endLine();
        headed = true;
        String line =
                lines.start() <= source.size() ? source.get(lines.start() - 1).stripTrailing() : "";
        page.plain(
                terminal.dim(("%" + width + "d │ ").formatted(lines.start()))
                        + Logs.escaped(line.replace("\t", "    "))
                        + (lines.end() > lines.start() ? terminal.dim(" …") : ""));
    }

    private void closeHead() {
        if (headed) page.plain("\n");
        headed = false;
    }

    private void text(boolean err, String text) {
        if (text.isEmpty()) return;
        closeHead();
        page.write(err ? Terminal.YELLOW : Terminal.PLAIN, text);
    }

    private void end(Said.Ended ended) {
        ended.value().forEach(this::show);
        ended.error().forEach(this::show);
        if (headed) {
            page.plain(terminal.dim("  " + Elapsed.text(ended.millis())));
            closeHead();
        } else if (ended.millis() >= LONG_MILLIS) {
            page.endLine();
            page.plain(
                    terminal.dim(" ".repeat(width) + " ╰ " + Elapsed.text(ended.millis())) + "\n");
        }
    }

    private void note(String what) {
        closeHead();
        page.endLine();
        page.plain(terminal.dim(" ".repeat(width) + " ┊ (" + what + ")") + "\n");
    }

    private void show(Output output) {
        closeHead();
        switch (output.type()) {
            case "stdout" -> page.write(Terminal.PLAIN, output.content());
            case "stderr" -> page.write(Terminal.YELLOW, output.content());
            case "error" -> block(Terminal.RED, output.content());
            case "dataframe" -> block(Terminal.PLAIN, TableText.of(output.content()));
            case "image" ->
                    block(Terminal.PLAIN, pictures.line(now == null ? 0 : now.start(), output));
            case "html" -> block(Terminal.PLAIN, "[text/html, " + Pictures.size(output) + "]");
            default -> block(Terminal.PLAIN, output.content());
        }
    }

    /** Lines of their own. */
    private void block(int colour, String text) {
        page.endLine();
        page.write(colour, text.endsWith("\n") ? text : text + "\n");
    }
}
