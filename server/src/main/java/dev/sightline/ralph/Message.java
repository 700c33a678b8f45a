package dev.sightline.ralph;

import dev.sightline.project.Project;
import dev.sightline.ralph.format.Clue;
import dev.sightline.ralph.format.LoopStatus;
import dev.sightline.ralph.format.Notification;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a webhook passes on.
 *
 * @param title in a few words: the project, and what is with it
 * @param text for people
 * @param urgency of a person's attention
 * @param fields for programs
 */
record Message(String title, String text, Urgency urgency, Map<String, @Nullable Object> fields) {
    enum Urgency {
        /** Something is broken, or waits for a person. */
        HIGH,
        NORMAL
    }

    static Message of(Project project, Notification said) {
        Map<String, @Nullable Object> fields = head("notification", project, said.timestamp());
        fields.put("notification", said.fields());
        boolean high = said.asks() || said.severity().equals("error");
        return new Message(
                project.name() + ": " + said.prefix().orElse(said.kind()),
                said.message(),
                high ? Urgency.HIGH : Urgency.NORMAL,
                fields);
    }

    static Message of(Project project, LoopStatus.Word previous, LoopStatus now, Instant at) {
        List<String> evidence = now.evidence().stream().map(Clue::text).toList();
        Map<String, @Nullable Object> fields = head("status", project, at.toString());
        fields.put("status", now.word().word());
        fields.put("previous", previous.word());
        fields.put("evidence", evidence);
        return new Message(
                project.name() + " is " + said(now.word()),
                evidence.isEmpty()
                        ? "It was " + previous.word()
                        : evidence.stream().collect(Collectors.joining("\n")),
                now.word() == LoopStatus.Word.COMPLETE ? Urgency.NORMAL : Urgency.HIGH,
                fields);
    }

    private static String said(LoopStatus.Word word) {
        return word == LoopStatus.Word.ERROR ? "in error" : word.word();
    }

    private static Map<String, @Nullable Object> head(String type, Project project, String at) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("type", type);
        fields.put("project", project.id());
        fields.put("project_name", project.name());
        fields.put("timestamp", at);
        return fields;
    }
}
