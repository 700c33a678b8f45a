package dev.sightline.hermes.home;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which names may be shown, and which values never. */
class SecretsTest {
    private final Secrets secrets = new Secrets();

    @Test
    void readsTheNamesAndTheSecretsOfAnEnvironment() {
        secrets.readEnvironment(
                """
                # the agent's
                OPENAI_API_KEY=canary-one
                export TELEGRAM_BOT_TOKEN="canary two # whole"
                  SPACED = 'canary-three'
                EMPTY=
                WITH_COMMENT=canary-four # why
                #OLD_KEY=canary-five
                DATABASE_URL=postgres://ada:canary-six@db/x
                not a line
                =nothing
                1BAD=x
                OPENAI_API_KEY=canary-seven
                """,
                true);

        assertThat(secrets.names())
                .containsExactly(
                        "OPENAI_API_KEY",
                        "TELEGRAM_BOT_TOKEN",
                        "SPACED",
                        "WITH_COMMENT",
                        "DATABASE_URL");
        assertThat(secrets.values())
                .contains(
                        "canary-one",
                        "canary two # whole",
                        "canary-three",
                        "canary-four",
                        "canary-five",
                        "canary-six",
                        "canary-seven");
    }

    @Test
    void leavesPlainWordsAndPlaces() {
        secrets.readEnvironment(
                """
                HERMES_MODEL=anthropic/claude-opus-4-6
                LLM_PROVIDER=openrouter
                OPENAI_BASE_URL=https://api.example.com/v1
                TERMINAL_CWD=/home/ada/projects
                MESSAGING_CWD=~/work
                TERMINAL_ENV=container
                LOG_LEVEL=information
                CLIENT_ID=hermes-client
                API_KEY=${OTHER_KEY}
                """,
                true);

        assertThat(secrets.values()).isEmpty();
        assertThat(secrets.names()).hasSize(9);
    }

    @Test
    void hidesAnAddressWithAPasswordAndAnyValueOfASecretName() {
        secrets.readEnvironment(
                "PROXY=https://ada:canary-1@proxy.example\n"
                        + "MODEL_KEY=/canary/2\n"
                        + "SECRET_PATH=canary-3",
                true);

        assertThat(secrets.values())
                .containsExactlyInAnyOrder(
                        "canary-1", "https://ada:canary-1@proxy.example", "/canary/2", "canary-3");
    }

    @Test
    void readsCredentialsAsATreeOfNames() {
        secrets.readCredentials(
                """
                {"active_provider": "nous",
                 "providers": {
                   "nous": {"access_token": "canary-1", "refresh_token": "canary-2", "agent_key": "canary-3",
                            "client_id": "hermes-cli", "scope": "inference:all", "auth_mode": "oauth",
                            "expires_at": "2026-12-01T00:00:00Z", "agent_key_expires_at": 1790000000,
                            "token_type": "Bearer", "count": 3, "tls": {"insecure": false},
                            "portal_base_url": "https://portal.example", "empty": "", "none": null}},
                 "credential_pool": {"openrouter": ["canary-4", {"access_token": "canary-5", "priority": 1}],
                                     "zai": "canary-6"}}
                """,
                true);

        assertThat(secrets.values())
                .contains("canary-1", "canary-2", "canary-3", "canary-4", "canary-5", "canary-6");
        assertThat(secrets.values())
                .doesNotContain("hermes-cli", "nous", "inference:all", "2026-12-01T00:00:00Z");
        Map<String, @Nullable Object> nous = object(secrets.credentials(), "providers", "nous");
        assertThat(nous).containsEntry("access_token", null).doesNotContainKeys("empty", "none");
        assertThat(nous)
                .containsEntry("scope", "inference:all")
                .containsEntry("expires_at", "2026-12-01T00:00:00Z")
                .containsEntry("agent_key_expires_at", 1790000000);
        assertThat(secrets.credentials().toString()).doesNotContain("canary");
        assertThat(object(secrets.credentials(), "credential_pool")).hasSize(2);
    }

    private static Map<String, @Nullable Object> object(
            Map<String, @Nullable Object> tree, String... names) {
        Map<String, @Nullable Object> here = tree;
        for (String name : names) {
            Map<String, @Nullable Object> next = new LinkedHashMap<>();
            if (here.get(name) instanceof Map<?, ?> map) {
                map.forEach((key, value) -> next.put(String.valueOf(key), value));
            }
            here = next;
        }
        return here;
    }

    @Test
    void findsTheValuesOfABrokenFileToo() {
        secrets.readCredentials(
                "{\"providers\": {\"x\": {\"access_token\": \"canary-1\", \"n\":"
                        + " {\"refresh_token\": \"can",
                true);
        secrets.readConfiguration(
                """
                model: [broken
                  api_key: "canary-22"
                # token: canary-33
                - password: canary-44
                plain: word-that-stays
                """);

        assertThat(secrets.values())
                .containsExactlyInAnyOrder("canary-1", "canary-22", "canary-33", "canary-44");
        assertThat(secrets.credentials()).isEmpty();
    }

    @Test
    void hidesTheSecretKeysOfAConfigurationHoweverDeep() {
        secrets.readConfiguration(
                """
                model: {default: claude-opus-4-6, api_key: canary-11}
                custom_providers:
                  - name: mine
                    api_key: canary-22
                    key_env: MINE_API_KEY
                secrets: {a: {b: [canary-33]}}
                credential_pool_strategies: {openrouter: round_robin}
                memory: {memory_char_limit: 3000}
                max_tokens: "12345678"
                api_token: ${MY_TOKEN_OF_OLD}
                """);

        assertThat(secrets.values())
                .containsExactlyInAnyOrder("canary-11", "canary-22", "canary-33");
    }

    @Test
    void keepsTheNamesOfProfilesApart() {
        secrets.readEnvironment("A_KEY=canary-1", true);
        secrets.readEnvironment("B_KEY=canary-2", false);

        assertThat(secrets.names()).containsExactly("A_KEY");
        assertThat(secrets.values()).containsAll(List.of("canary-1", "canary-2"));
    }

    @Test
    void bearsAnyText() {
        for (String text :
                Arrays.asList("", "=", "\"", "{", "[[[", "a: &a [*a]", "\u0000=\u0000")) {
            secrets.readEnvironment(text, true);
            secrets.readCredentials(text, true);
            secrets.readConfiguration(text);
        }
        secrets.readCredentials("[" + "{\"a\":".repeat(10_000), true);
        secrets.readConfiguration("key: x".repeat(10_000));
        secrets.readConfiguration("- ".repeat(10_000) + "\n" + "[".repeat(10_000));

        assertThat(secrets.names()).isEmpty();
    }
}
