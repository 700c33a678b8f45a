package dev.sightline.build.project;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * {@code PROJECT_SPEC.md} from what is known of a project; a function from value to text. Its
 * structure and its words are those that BuildRunner's own builder writes (compat.md §2); read are
 * the keys of both: {@code name} or {@code project_name}, {@code description} or {@code overview},
 * of a feature {@code name} or {@code title}, {@code tech_stack} or {@code technical_requirements}.
 * What has another shape than expected is left out.
 */
final class ProjectSpec {
    private static final List<String> LAYERS =
            List.of("frontend", "backend", "database", "infrastructure");
    private static final List<String> OVERVIEW =
            List.of("executive_summary", "goals", "target_users");

    private final JsonNode prd;
    private final StringBuilder text = new StringBuilder();

    private ProjectSpec(JsonNode prd) {
        this.prd = prd;
    }

    /**
     * @param alias stands for the name where the fields have none
     */
    static String of(JsonNode fields, String alias) {
        return new ProjectSpec(fields).write(alias);
    }

    /** The name that the fields give; the alias where they give none. */
    static String nameOf(JsonNode fields, String alias) {
        return line(first(fields, "project_name", "name"), alias);
    }

    /** The description that they give; empty where they give none. */
    static String descriptionOf(JsonNode fields) {
        JsonNode overview = first(fields, "overview", "description");
        if (!overview.isObject()) return words(overview);
        return OVERVIEW.stream()
                .map(key -> words(overview.path(key)))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private String write(String alias) {
        add("# " + nameOf(prd, alias) + " - Product Requirements Document\n");
        String overview = descriptionOf(prd);
        add("## Overview\n" + (overview.isEmpty() ? "To be defined" : overview) + "\n");
        add("## Features\n");
        List<JsonNode> features = items(prd.path("features"));
        if (features.isEmpty()) add("- To be defined\n");
        features.forEach(this::addFeature);
        add("## User Stories\n");
        add(list(prd.path("user_stories"), "- ") + "\n");
        addRequirements();
        add("## Success Criteria\n");
        text.append(list(prd.path("success_criteria"), "- [ ] ")).append('\n');
        return text.toString();
    }

    private void addFeature(JsonNode feature) {
        JsonNode title = feature.isObject() ? first(feature, "title", "name") : feature;
        String priority = words(feature.path("priority")).toLowerCase(Locale.ROOT);
        String[] mark =
                switch (priority) {
                    case "high", "critical" -> new String[] {"🔴", "High"};
                    case "low" -> new String[] {"🟢", "Low"};
                    default -> new String[] {"🟡", "Medium"};
                };
        add("### " + mark[0] + " " + line(title, "Unnamed") + "\n");
        String description = words(feature.path("description"));
        add("**Description:** " + (description.isEmpty() ? "To be defined" : description) + "\n");
        add("**Priority:** " + mark[1] + "\n");
        add("**Acceptance Criteria:**\n" + list(feature.path("acceptance_criteria"), "- ") + "\n");
        add("---\n");
    }

    private void addRequirements() {
        add("## Technical Requirements\n");
        JsonNode stack = prd.path("tech_stack");
        JsonNode requirements =
                prd.path("technical_requirements").isObject()
                        ? prd.path("technical_requirements")
                        : stack;
        for (String layer : LAYERS) {
            JsonNode one = requirements.path(layer);
            String said = one.isArray() ? joined(one) : words(one);
            String title = layer.substring(0, 1).toUpperCase(Locale.ROOT) + layer.substring(1);
            add("### " + title + "\n" + (said.isEmpty() ? "To be determined" : said) + "\n");
        }
        // A list says nothing of layers.
        String flat = stack.isArray() ? joined(stack) : words(stack);
        if (!flat.isEmpty()) add("### Tech Stack\n" + flat + "\n");
    }

    private void add(String block) {
        text.append(block).append('\n');
    }

    /** One item a line, whatever it is made of. */
    private static String list(JsonNode node, String bullet) {
        List<String> lines = new ArrayList<>();
        if (node.isString()) {
            words(node).lines().map(ProjectSpec::withoutBullet).forEach(lines::add);
        }
        for (JsonNode item : items(node)) {
            lines.add(
                    line(item.isObject() ? first(item, "title", "name", "description") : item, ""));
        }
        lines.removeIf(String::isEmpty);
        if (lines.isEmpty()) lines.add("To be defined");
        return lines.stream().map(bullet::concat).collect(Collectors.joining("\n"));
    }

    private static String withoutBullet(String line) {
        return line.strip().replaceFirst("^[-*] (\\[[ xX]] )?", "").strip();
    }

    private static String joined(JsonNode array) {
        return items(array).stream()
                .map(item -> line(item, ""))
                .filter(item -> !item.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static List<JsonNode> items(JsonNode node) {
        return node.isArray() ? List.copyOf(node.values()) : List.of();
    }

    private static JsonNode first(JsonNode node, String... keys) {
        for (String key : keys) {
            JsonNode value = node.path(key);
            if (!value.isMissingNode() && !value.isNull()) return value;
        }
        return node.path("");
    }

    /** A scalar as text, with line ends of one kind; empty for all else. */
    private static String words(JsonNode node) {
        if (node.isNumber() || node.isBoolean()) return node.asString();
        return node.isString() ? node.asString().replaceAll("\\R", "\n").strip() : "";
    }

    /** The same on one line: a heading with a line break in it would begin something else. */
    private static String line(JsonNode node, String otherwise) {
        String words = words(node).replaceAll("\\s+", " ");
        return words.isEmpty() ? otherwise : words;
    }
}
