package io.taskflow.eventstore.postgres;

import java.time.Instant;

/**
 * The newest append group.
 *
 * @param number of the group, 0 in an empty log
 * @param position of the last event, 0 in an empty log
 * @param recordedMicros the log's time
 */
record Head(long number, long position, long recordedMicros) {
    static final Head EMPTY = new Head(0, 0, 0);

    Instant recordedAt() {
        return Micros.instant(recordedMicros);
    }
}
