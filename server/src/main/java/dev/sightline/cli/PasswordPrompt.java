package dev.sightline.cli;

import dev.sightline.auth.PasswordHash;

import org.jspecify.annotations.Nullable;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A new password: asked for twice on a terminal, without showing it, or read from a pipe. */
final class PasswordPrompt {
    private PasswordPrompt() {}

    /**
     * @param in the first line is the password; empty to ask on the terminal
     */
    static String ask(Optional<InputStream> in) throws IOException {
        String password = in.isPresent() ? firstLine(in.get()) : fromTerminal();
        Optional<String> fault = PasswordHash.fault(password);
        if (fault.isPresent()) throw new IOException(fault.get());
        return password;
    }

    // Its JDK decides whether there is a console without a terminal; both are asked for.
    @SuppressWarnings("SystemConsoleNull")
    private static String fromTerminal() throws IOException {
        @Nullable Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new IOException(
                    "there is no terminal to ask for the password on; give it as a line of the"
                            + " standard input with --password-stdin");
        }
        char @Nullable [] first = console.readPassword("Password: ");
        char @Nullable [] second = console.readPassword("Once more: ");
        if (first == null || second == null) throw new IOException("no password was given");
        if (!Arrays.equals(first, second)) throw new IOException("the two are not the same");
        return new String(first);
    }

    private static String firstLine(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(PasswordHash.MAX_BYTES + 2);
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') end++;
        if (end > 0 && end < bytes.length && bytes[end - 1] == '\r') end--;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, end))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("the password is not UTF-8", e);
        }
    }
}
