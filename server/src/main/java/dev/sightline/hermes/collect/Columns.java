package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.StateDb;
import dev.sightline.hermes.home.Unreadable;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The columns that this agent's version has in a table; what it does not have is NULL in SQL.
 *
 * @param names none where there is no such table
 */
record Columns(String table, Set<String> names) {
    Columns {
        names = Set.copyOf(names);
    }

    static Columns of(StateDb db, String table) throws Unreadable {
        return new Columns(table, db.columns(table));
    }

    boolean isThere() {
        return !names.isEmpty();
    }

    boolean has(String column) {
        return names.contains(column);
    }

    /** A column as an expression. */
    String get(String column) {
        return has(column) ? table + "." + column : "NULL";
    }

    /** A number that is 0 where it is not known. */
    String number(String column) {
        return "coalesce(" + get(column) + ", 0)";
    }

    /** For SELECT, each under its own name. */
    String list(String... columns) {
        return Arrays.stream(columns)
                .map(column -> get(column) + " AS " + column)
                .collect(Collectors.joining(", "));
    }
}
