package dev.sightline.bench.hermes;

/** What changes in a home, by names that {@code bench/page/home.mjs} says, too. */
enum HomeChange {
    memory("the memory"),
    user("what is known of the user"),
    skill("a skill"),
    job("a job"),
    session("a session begun"),
    gateway("the gateway"),
    log("a line of a log");

    private final String label;

    HomeChange(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
