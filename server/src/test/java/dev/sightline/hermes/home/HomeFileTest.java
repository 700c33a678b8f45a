package dev.sightline.hermes.home;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a file of the home is by its path (compat.md §4, "By file name"). */
class HomeFileTest {
    @ParameterizedTest
    @CsvSource({
        "state.db, STATE, chat messages patterns sessions timeline",
        "state.db-wal, STATE, chat messages patterns sessions timeline",
        "state.db-journal, STATE, chat messages patterns sessions timeline",
        "memories/MEMORY.md, MEMORY, memory",
        "memories/USER.md, USER, memory user",
        "config.yaml, CONFIG, config profiles",
        "skills/dev/review/SKILL.md, SKILLS, skills",
        "skills/review/SKILL.md, SKILLS, skills",
        "skills/a/b/c/SKILL.md, SKILLS, skills",
        "cron/jobs.json, CRON, cron",
        "cron/output/job-1/2026-11-27.md, OUTPUTS, cron",
        ".env, ENVIRONMENT, health profiles",
        "auth.json, CREDENTIALS, health providers state",
        ".anthropic_oauth.json, CREDENTIALS, health providers state",
        "SOUL.md, SOUL, profiles",
        "gateway_state.json, GATEWAY, gateway state",
        "gateway.pid, GATEWAY, gateway state",
        "models_dev_cache.json, MODELS, model-info state",
        "logs/gateway.log, LOGS, logs state",
        ".hud/snapshots.jsonl, SNAPSHOTS, snapshots state",
        "profiles/work/state.db-wal, PROFILES, chat messages patterns profiles sessions timeline",
        "profiles/work/config.yaml, PROFILES, config profiles",
        "profiles/work/memories/MEMORY.md, PROFILES, memory profiles",
        "profiles/projects/skills/a/b/SKILL.md, PROFILES, profiles skills",
        "profiles/work/.env, PROFILES, health profiles"
    })
    void tellsWhatAFileIsAndWhatClientsAreToldOfIt(String path, Part part, String types) {
        HomeFile file = HomeFile.of(path).orElseThrow();

        assertThat(file.part()).isEqualTo(part);
        assertThat(String.join(" ", new TreeSet<>(file.types()))).isEqualTo(types);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state.db-shm",
                "state.db.bak",
                "config.yaml.tmp",
                "memories/MEMORY.md.lock",
                "memories/.MEMORY.md.swp",
                "memories/MEMORY.md~",
                "memories/OTHER.md",
                "memories/old/MEMORY.md",
                "MEMORY.md",
                "skills/SKILL.md",
                "skills/dev/review/references/notes.md",
                "skills/.hub/review/SKILL.md",
                "skills/dev/node_modules/x/SKILL.md",
                "skills/a/b/c/d/SKILL.md",
                "cron/output/job/.hidden",
                "cron/output/a/b/c/d.md",
                "cron/other/x.md",
                "sessions/session_1.json",
                "logs/gateway.log.1",
                "logs/hud/update.log",
                "profiles/work",
                "profiles/.trash/config.yaml",
                "profiles/work/profiles/deep/config.yaml",
                "profiles/work/profiles",
                "cache/state.db",
                "",
                "x"
            })
    void knowsNothingOfTheRest(String path) {
        assertThat(HomeFile.of(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "memories/MEMORY.md",
                "skills/a/b/c/SKILL.md",
                "skills/a/SKILL.md",
                "cron/jobs.json",
                "cron/output/x.md",
                "cron/output/job/x.md",
                ".hud/snapshots.jsonl",
                "logs/errors.log",
                "profiles/w/state.db",
                "profiles/w/skills/a/b/SKILL.md",
                "profiles/w/cron/output/job/x.md"
            })
    void looksIntoEveryDirectoryThatOneOfThemMayBeIn(String path) {
        String[] names = path.split("/", -1);
        assertThat(HomeFile.of(path)).isPresent();
        for (int depth = 1; depth < names.length; depth++) {
            String folder = String.join("/", List.of(names).subList(0, depth));
            assertThat(HomeFile.mayBeIn(folder)).as(folder).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sessions",
                "cache",
                ".git",
                "node_modules",
                "skills/a/node_modules",
                "skills/.hub",
                "skills/a/b/c/d",
                "memories/old",
                "logs/hud",
                "cron/lock",
                "cron/output/a/b",
                "profiles/.trash",
                "profiles/w/profiles",
                "profiles/w/sessions",
                "profiles/w/skills/a/b/c/d"
            })
    void looksNowhereElse(String folder) {
        assertThat(HomeFile.mayBeIn(folder)).isFalse();
    }

    @Test
    void callsTheLogOfADatabaseByTheDatabase() {
        assertThat(HomeFile.known("profiles/w/state.db-wal")).isEqualTo("profiles/w/state.db");
        assertThat(HomeFile.known("state.db-journal")).isEqualTo("state.db");
        assertThat(HomeFile.known("memories/MEMORY.md")).isEqualTo("memories/MEMORY.md");
    }

    @Test
    void findsThoseOfMany() {
        assertThat(HomeFile.ofAll(Set.of("x", "state.db", "cron/jobs.json")))
                .containsOnlyKeys("cron/jobs.json", "state.db");
    }
}
