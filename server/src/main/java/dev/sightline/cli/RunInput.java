package dev.sightline.cli;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Answers what a script asks with lines of our standard input, read by a thread of its own: whoever
 * waits for a line can be interrupted, a read from a terminal cannot.
 */
final class RunInput {
    private final BufferedReader in;
    private final Consumer<@Nullable String> answer;

    private boolean asked;
    private boolean password;

    /**
     * @param answer takes a line without its end, or null at the end of the input
     */
    RunInput(InputStream in, Consumer<@Nullable String> answer) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.answer = answer;
        Thread.ofPlatform().name("input").daemon(true).start(this::read);
    }

    /** A line that is being read already, for a question that was taken back, answers this one. */
    synchronized void ask(boolean secret) {
        asked = true;
        password = secret;
        notifyAll();
    }

    /** Nobody waits for an answer any more. */
    synchronized void takeBack() {
        asked = false;
    }

    private void read() {
        try {
            while (true) {
                boolean secret = awaitQuestion();
                @Nullable String line = secret ? secretLine() : in.readLine();
                if (takeQuestion()) answer.accept(line);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            if (takeQuestion()) answer.accept(null);
        }
    }

    private synchronized boolean awaitQuestion() throws InterruptedException {
        while (!asked) wait();
        return password;
    }

    private synchronized boolean takeQuestion() {
        boolean was = asked;
        asked = false;
        return was;
    }

    // Its JDK decides whether there is a console without a terminal; both are asked for.
    @SuppressWarnings("SystemConsoleNull")
    private @Nullable String secretLine() throws IOException {
        @Nullable Console console = System.console();
        if (console == null || !console.isTerminal()) return in.readLine();
        char @Nullable [] line = console.readPassword();
        return line == null ? null : new String(line);
    }
}
