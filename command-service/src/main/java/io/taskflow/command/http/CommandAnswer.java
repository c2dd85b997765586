package io.taskflow.command.http;

import java.time.Instant;
import java.util.UUID;

/**
 * The answer to a command that is durable.
 *
 * @param id of what was made or changed
 * @param version of the thing whose versions it counts in: a column's is its board's
 * @param position of the change in the log; of the newest event before it when nothing had to change
 * @param at the log's time at that position: {@code asOf} it shows the change
 */
public record CommandAnswer(UUID id, long version, long position, Instant at) {}
