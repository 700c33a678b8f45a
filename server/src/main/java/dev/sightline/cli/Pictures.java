package dev.sightline.cli;

import dev.sightline.python.Output;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Images for a terminal: a line that says what they are, and files of them where asked for. */
final class Pictures {
    /** Of a PNG: signature, length, "IHDR", then width and height (RFC 2083, 3.2 and 4.1.1). */
    private static final int PNG_SIZE = 16;

    private final @Nullable Path folder;
    private final String name;
    private int saved;

    /**
     * @param folder where they are saved, if at all
     * @param name how their files' names begin
     */
    Pictures(@Nullable Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /** {@code [image/png 640x480, 23 KiB]}. */
    String line(int line, Output output) {
        String url = output.content();
        int comma = url.indexOf(',');
        if (!url.startsWith("data:") || comma < 0) return "[image]";
        String head = url.substring("data:".length(), comma);
        String type = head.split(";", 2)[0];
        try {
            byte[] bytes =
                    head.endsWith(";base64")
                            ? Base64.getMimeDecoder().decode(url.substring(comma + 1))
                            : java.net.URLDecoder.decode(
                                            url.substring(comma + 1).replace("+", "%2B"),
                                            StandardCharsets.UTF_8)
                                    .getBytes(StandardCharsets.UTF_8);
            return "["
                    + type
                    + measures(type, bytes)
                    + ", "
                    + size(bytes.length)
                    + "]"
                    + save(line, type, bytes);
        } catch (IllegalArgumentException e) {
            return "[" + type + "]";
        }
    }

    static String size(Output output) {
        return size(output.content().getBytes(StandardCharsets.UTF_8).length);
    }

    private static String size(int bytes) {
        return bytes < 1024 ? bytes + " bytes" : (bytes + 512) / 1024 + " KiB";
    }

    private static String measures(String type, byte[] bytes) {
        if (!type.equals("image/png") || bytes.length < PNG_SIZE + 8) return "";
        ByteBuffer png = ByteBuffer.wrap(bytes);
        return " " + png.getInt(PNG_SIZE) + "x" + png.getInt(PNG_SIZE + 4);
    }

    private String save(int line, String type, byte[] bytes) {
        if (folder == null) return "";
        saved++;
        String ending = type.equals("image/svg+xml") ? "svg" : type.replaceAll(".*/|\\W", "");
        Path file = folder.resolve("%s-%03d-line-%d.%s".formatted(name, saved, line, ending));
        try {
            Files.createDirectories(folder);
            Files.write(file, bytes);
            return " " + file;
        } catch (IOException e) {
            return " could not be saved: " + e.getMessage();
        }
    }
}
