package dev.sightline.ralph.format;

import java.util.Optional;

/** The number behind {@code tokens used}, in thousands (compat.md §1, "Tokens"). */
final class Tokens {
    private static final int LONGEST = 32;

    private Tokens() {}

    /** Whether a line is {@code tokens used}, any case, blanks and colours around it. */
    static boolean announced(String text) {
        if (text.length() < 11 || text.length() > 100) return false;
        char last = text.charAt(text.length() - 1);
        if ("dDm \t\r".indexOf(last) < 0) return false;
        return Line.strip(Line.plain(text)).equalsIgnoreCase("tokens used");
    }

    /**
     * {@code 69.310} is in thousands already; {@code 35,083} and {@code 35083} are tokens, as
     * ralph.sh takes whole numbers of 500 and more.
     */
    static Optional<Double> thousands(String text) {
        if (text.length() > 100) return Optional.empty();
        String number = Line.strip(Line.plain(text)).replace(",", "");
        if (number.isEmpty() || number.length() > LONGEST) return Optional.empty();
        int points = 0;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c == '.') points++;
            else if (!Line.digit(c)) return Optional.empty();
        }
        if (points == number.length()) return Optional.empty();
        if (points > 1) number = number.replace(".", "");
        double value = Double.parseDouble(number);
        boolean whole = points != 1;
        return Optional.of(whole && value >= 500 ? value / 1000 : value);
    }
}
