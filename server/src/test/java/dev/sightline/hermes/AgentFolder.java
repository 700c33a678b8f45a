package dev.sightline.hermes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real home of an agent, with as much in it as a test puts there. */
public final class AgentFolder {
    private final Path path;

    public AgentFolder(Path path) throws IOException {
        this.path = Files.createDirectories(path).toRealPath();
    }

    public Path path() {
        return path;
    }

    public Path write(String name, String text) throws IOException {
        Path file = path.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    public String read(String name) throws IOException {
        return Files.readString(path.resolve(name));
    }

    /** Something for each collector of plain files; all secrets begin with {@code canary}. */
    public AgentFolder furnished() throws IOException {
        write(
                "memories/MEMORY.md",
                "The build needs Java 25.\n§\nDon't trust canary-env-1234567\n");
        write("memories/USER.md", "Prefers tea.\n");
        write(
                "config.yaml",
                """
                model: {default: owl, provider: nous, context_length: 1000}
                toolsets: [web, file]
                memory: {memory_char_limit: 100}
                """);
        write(
                ".env",
                "XAI_API_KEY=canary-env-1234567\nexport ACME_TOKEN='canary-acme-12345'\nLANG=C\n");
        write(
                "auth.json",
                """
                {"active_provider": "nous", "providers": {"nous": {"access_token": "canary-token-1",
                 "expires_at": "2999-01-01T00:00:00Z", "scope": "all", "auth_mode": "device"},
                 "xai": {"api_key": ""}}}
                """);
        write("SOUL.md", "# Soul\nI help.\n");
        write("skills/writing/letters/SKILL.md", "---\nname: Letters\ndescription: Writes.\n---\n");
        write(
                "cron/jobs.json",
                "{\"jobs\":[{\"id\":\"a1\",\"schedule\":\"30m\",\"state\":\"scheduled\"}]}");
        write("cron/output/a1/first.md", "done\n");
        write("gateway_state.json", "{\"gateway_state\":\"running\",\"pid\":999999999}");
        write("gateway.pid", "999999999");
        write("logs/errors.log", "one\ntwo canary-acme-12345\nthree\n");
        write("logs/gateway.log", "up\n");
        write("profiles/work/config.yaml", "model: cat\n");
        write("profiles/work/.env", "WORK_API_KEY=canary-work-1234567\n");
        write("profiles/work/memories/MEMORY.md", "One.\n§\nTwo.\n");
        write("profiles/work/skills/a/b/SKILL.md", "");
        write(".hud/snapshots.jsonl", "{\"sessions\":1}\nbroken\n\n{\"sessions\":2}\n");
        write(
                "models_dev_cache.json",
                "{\"nous\":{\"models\":{\"owl\":{\"family\":\"owls\",\"limit\":{\"context\":5}}}}}");
        return this;
    }
}
