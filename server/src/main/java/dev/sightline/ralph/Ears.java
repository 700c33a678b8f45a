package dev.sightline.ralph;

import dev.sightline.project.Project;
import dev.sightline.ralph.format.LoopStatus;
import dev.sightline.ralph.format.Notification;

/** Who passes on what people should hear. Called by the lane; must return at once. */
public interface Ears {
    /** Nobody. */
    Ears NONE =
            new Ears() {
                @Override
                public void said(Project project, Notification notification) {}

                @Override
                public void changed(Project project, LoopStatus.Word previous, LoopStatus now) {}
            };

    /** A new notification, once. */
    void said(Project project, Notification notification);

    /** The status is another one. */
    void changed(Project project, LoopStatus.Word previous, LoopStatus now);
}
