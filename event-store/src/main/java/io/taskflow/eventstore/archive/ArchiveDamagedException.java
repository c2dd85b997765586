package io.taskflow.eventstore.archive;

import java.io.IOException;

/** A file of the archive is not what was stored. */
public final class ArchiveDamagedException extends IOException {
    public ArchiveDamagedException(String message) {
        super(message);
    }
}
