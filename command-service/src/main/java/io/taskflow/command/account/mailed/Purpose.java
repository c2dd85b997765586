package io.taskflow.command.account.mailed;

import java.time.Duration;

/** What a token sent by mail is good for. */
enum Purpose {
    CONFIRMATION(Duration.ofDays(7)),
    PASSWORD_RESET(Duration.ofHours(1));

    private final Duration lifetime;

    Purpose(Duration lifetime) {
        this.lifetime = lifetime;
    }

    /** How long it is good for. */
    Duration lifetime() {
        return lifetime;
    }
}
