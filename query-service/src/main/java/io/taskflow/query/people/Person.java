package io.taskflow.query.people;

import java.util.UUID;

/** Someone an event names: an account or a placeholder, under today's name; empty where the name was erased. */
public record Person(UUID id, String name) {}
