package dev.sightline.bench.kernel;

/** What is asked of a kernel. */
enum Measure {
    REQUEST("one statement: request → over"),
    SCRIPT("script: one result → the next"),
    OUTPUT("request → first output"),
    FRESH("the same, kernel started for it");

    private final String title;

    Measure(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
