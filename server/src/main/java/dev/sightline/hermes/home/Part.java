package dev.sightline.hermes.home;

/**
 * What of an agent's home anything is made of (compat.md §4, "Layout"); all else is not watched.
 */
public enum Part {
    /** {@code memories/MEMORY.md}. */
    MEMORY,
    /** {@code memories/USER.md}. */
    USER,
    /** {@code config.yaml}. */
    CONFIG,
    /** {@code .env}: the names in it, never a value. */
    ENVIRONMENT,
    /** {@code auth.json}: the names in it, never a value. */
    CREDENTIALS,
    /** {@code SOUL.md}. */
    SOUL,
    /** {@code state.db} with its log ({@code -wal}, {@code -journal}). */
    STATE,
    /** {@code skills/**}{@code /SKILL.md}. */
    SKILLS,
    /** {@code cron/jobs.json}. */
    CRON,
    /** {@code cron/output/}: what jobs have written. */
    OUTPUTS,
    /** {@code gateway_state.json}, {@code gateway.pid}. */
    GATEWAY,
    /** {@code logs/*.log}. */
    LOGS,
    /** {@code profiles/<name>/}: the same layout once more. */
    PROFILES,
    /** {@code .hud/snapshots.jsonl}. */
    SNAPSHOTS,
    /** {@code models_dev_cache.json}. */
    MODELS
}
