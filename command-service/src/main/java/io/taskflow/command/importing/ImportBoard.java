package io.taskflow.command.importing;

/** A board that an import makes: its number in the import, and the steps that are its own. */
record ImportBoard(long number, String externalId, String name, long beganMicros, long firstStep, long lastStep) {}
