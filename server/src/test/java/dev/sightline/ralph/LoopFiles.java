package dev.sightline.ralph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The files of a loop in its third iteration, as ralph.sh writes them (compat.md §1). */
public final class LoopFiles {
    public static final String PLAN =
            """
            # Plan
            STATUS: IN PROGRESS

            ## Phase 1: Storage
            - [x] 1.1: Tables
            - [x] 1.2: Migration

            ## Phase 2: Pages
            - [x] 2.1: List
            - [ ] 2.2: Detail
            - [ ] 2.3: Search
            """;

    public static final String ROWS =
            """
            {"iteration":1,"max":50,"start":"2026-02-08T01:07:23+01:00","end":"2026-02-08T01:11:47+01:00","duration_seconds":264,"tokens":69.31,"status":"success","tasks_completed":["1.1","1.2"],"commit":"6e9b516","commit_message":"Tables","test_passed":true,"errors":[]}
            {"iteration":2,"max":50,"start":"2026-02-08T01:11:48+01:00","end":"2026-02-08T01:14:00+01:00","duration_seconds":132,"tokens":45.0,"status":"error","tasks_completed":[],"commit":null,"test_passed":false,"errors":["sample error"]}
            """;

    public static final String LOG =
            """
            [01:07:23] \u001B[0;34m=== Iteration 1 (loop 1/50) ===\u001B[0m
            [01:07:23] Running: codex exec --full-auto "Read PROMPT.md"
            Created tables.sql
            tokens used
            69,310
            ✅ Tests passed
            [01:11:48] \u001B[0;34m=== Iteration 2 (loop 2/50) ===\u001B[0m
            error: relation "items" does not exist
            tokens used
            45,000
            ⚠️ Tests failed
            [01:14:01] \u001B[0;34m=== Iteration 3 (loop 3/50) ===\u001B[0m
            Reading the plan
            """;

    private static final String NOTIFICATION =
            """
            {"timestamp":"2026-02-08T01:14:00+01:00","prefix":"QUESTION","message":"Which index?","iteration":2,"status":"pending"}
            """;

    private static final String CONFIG =
            """
            {"cli":"codex","flags":"","max_iterations":50,"test_command":"make test","model_pricing":{"codex":0.006}}
            """;

    private LoopFiles() {}

    /** All of them, in a directory that there is. */
    public static void write(Path project) throws IOException {
        Path ralph = Files.createDirectories(project.resolve(".ralph"));
        Files.writeString(project.resolve("IMPLEMENTATION_PLAN.md"), PLAN);
        Files.writeString(project.resolve("AGENTS.md"), "# Agents\n");
        Files.writeString(project.resolve("PROMPT.md"), "Read the plan.\n");
        Files.createDirectories(project.resolve("specs"));
        Files.writeString(project.resolve("specs/pages.md"), "# Pages\n");
        Files.writeString(ralph.resolve("ralph.log"), LOG);
        Files.writeString(ralph.resolve("iterations.jsonl"), ROWS);
        Files.writeString(ralph.resolve("pending-notification.txt"), NOTIFICATION);
        Files.writeString(ralph.resolve("config.json"), CONFIG);
    }

    static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
