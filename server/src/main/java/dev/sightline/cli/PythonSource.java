package dev.sightline.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A script's text as Python reads it: UTF-8, or what its first two lines declare (PEP 263). */
final class PythonSource {
    private static final Pattern DECLARED =
            Pattern.compile(
                    "^(?:[ \\t\\f]*(?:#.*)?\\R)?[ \\t\\f]*#.*?coding[:=][ \\t]*([-_.a-zA-Z0-9]+)");

    private static final int MOST = 32 << 20;

    private PythonSource() {}

    static String read(Path file) throws IOException {
        if (Files.isDirectory(file)) throw new IOException("is a directory: " + file);
        if (Files.size(file) > MOST) throw new IOException("too large for a script: " + file);
        byte[] bytes = Files.readAllBytes(file);
        Charset charset = charset(file, bytes);
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IOException(
                    file
                            + ": it is not "
                            + charset
                            + "; save it as UTF-8, or declare its encoding in the first line:"
                            + " # -*- coding: latin-1 -*-",
                    e);
        }
    }

    private static Charset charset(Path file, byte[] bytes) throws IOException {
        String head =
                new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(head.startsWith("ï»¿") ? head.substring(3) : head);
        if (!declared.find()) return StandardCharsets.UTF_8;
        try {
            String name = declared.group(1).toLowerCase(Locale.ROOT).replace('_', '-');
            return Charset.forName(
                    switch (name) {
                        // Two that Java calls otherwise.
                        case "latin-1" -> "iso-8859-1";
                        case "utf-8-sig" -> "utf-8";
                        default -> name;
                    });
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": unknown encoding: " + declared.group(1), e);
        }
    }
}
