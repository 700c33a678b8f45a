package dev.sightline.build.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.json.Json;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;

class ProjectSpecTest {
    @Test
    void readsTheKeysOfTheSeed() {
        JsonNode prd =
                json(
                        """
                        {"name": "My Application", "description": "A web application",
                         "features": [{"name": "User Authentication",
                                       "description": "Login and registration"}],
                         "tech_stack": ["Python", "FastAPI", "React"]}\
                        """);

        assertThat(ProjectSpec.of(prd, "myapp"))
                .isEqualTo(
                        """
                        # My Application - Product Requirements Document

                        ## Overview
                        A web application

                        ## Features

                        ### 🟡 User Authentication

                        **Description:** Login and registration

                        **Priority:** Medium

                        **Acceptance Criteria:**
                        - To be defined

                        ---

                        ## User Stories

                        - To be defined

                        ## Technical Requirements

                        ### Frontend
                        To be determined

                        ### Backend
                        To be determined

                        ### Database
                        To be determined

                        ### Infrastructure
                        To be determined

                        ### Tech Stack
                        Python, FastAPI, React

                        ## Success Criteria

                        - [ ] To be defined
                        """);
    }

    @Test
    void readsTheKeysOfTheBuilder() {
        JsonNode prd =
                json(
                        """
                        {"project_name": "Shop",
                         "overview": {"executive_summary": "Sells.", "goals": "", "target_users": "All"},
                         "features": [
                           {"title": "Cart", "priority": "high", "description": "Holds things",
                            "acceptance_criteria": ["Adds", "Removes"]},
                           {"title": "Wishes", "priority": "low",
                            "acceptance_criteria": "- [ ] One\\r\\n* Two"}],
                         "user_stories": ["As a buyer, I want a cart"],
                         "technical_requirements": {"frontend": "React", "backend": ["Go", "gRPC"]},
                         "success_criteria": ["99% uptime", ""]}\
                        """);

        assertThat(ProjectSpec.of(prd, "shop"))
                .startsWith(
                        "# Shop - Product Requirements Document\n\n## Overview\nSells.\n\nAll\n\n")
                .contains(
                        "### 🔴 Cart\n\n**Description:** Holds things\n\n**Priority:** High\n\n"
                                + "**Acceptance Criteria:**\n- Adds\n- Removes\n\n---\n",
                        "### 🟢 Wishes\n\n**Description:** To be defined\n\n**Priority:** Low\n\n"
                                + "**Acceptance Criteria:**\n- One\n- Two\n\n---\n",
                        "## User Stories\n\n- As a buyer, I want a cart\n\n## Technical",
                        "### Frontend\nReact\n\n### Backend\nGo, gRPC\n\n### Database\nTo be")
                .endsWith("## Success Criteria\n\n- [ ] 99% uptime\n")
                .doesNotContain("Tech Stack");
    }

    @Test
    void isATemplateWithNothing() {
        assertThat(ProjectSpec.of(json("{}"), "app"))
                .startsWith("# app - Product Requirements Document\n\n## Overview\nTo be defined\n")
                .contains("## Features\n\n- To be defined\n\n## User Stories\n");
    }

    @Test
    void leavesOutWhatHasAnotherShape() {
        JsonNode odd =
                json(
                        """
                        {"name": 7, "description": ["x"], "features": {"a": 1}, "tech_stack": 3,
                         "user_stories": [null, {}, {"title": "Told"}, [1]],
                         "technical_requirements": "all", "success_criteria": true}\
                        """);

        assertThat(ProjectSpec.of(odd, "app"))
                .startsWith("# 7 - Product")
                .contains("## Overview\nTo be defined\n", "## User Stories\n\n- Told\n\n")
                .contains("### Tech Stack\n3\n");
        assertThat(ProjectSpec.of(json("{\"features\":[\"Bare\",5,{}]}"), "app"))
                .contains("### 🟡 Bare\n", "### 🟡 5\n", "### 🟡 Unnamed\n");
    }

    @Test
    void keepsATitleOnItsLine() {
        JsonNode prd = json("{\"name\":\"a\\n# b\",\"features\":[{\"name\":\"x\\r\\n## y\"}]}");

        assertThat(ProjectSpec.of(prd, "app")).startsWith("# a # b - ").contains("### 🟡 x ## y\n");
    }

    @Test
    void takesAPrdAsFieldsOrAsADocument() throws Exception {
        assertThat(Prd.of("prd.JSON", bytes("{\"name\":\"x\"}"))).isInstanceOf(Prd.Fields.class);
        assertThat(Prd.of("prd.md", bytes("# Mine\r\n"))).isEqualTo(new Prd.Document("# Mine\r\n"));
        assertThat(Prd.of("prd.md", bytes(" \n"))).isEqualTo(new Prd.None());
        assertThat(Prd.of(json("null"))).isEqualTo(new Prd.None());
        assertThat(Prd.of(json("{}"))).isEqualTo(new Prd.None());
        assertThatThrownBy(() -> Prd.of(json("[]"))).hasMessageContaining("must be a JSON object");
        assertThatThrownBy(() -> Prd.of("a.json", bytes("{\n\"a\": }")))
                .hasMessageStartingWith("a.json is no JSON: line 2");
        assertThatThrownBy(() -> Prd.of("a.md", new byte[Prd.LIMIT + 1]))
                .hasMessage("a.md is larger than 1 MiB");
    }

    private static JsonNode json(String text) {
        return Json.read(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
