package io.taskflow.command.importing;

import java.util.List;
import java.util.UUID;

/**
 * What is needed to go on with an accepted import.
 *
 * @param nextStep every step before it is in the log
 * @param boardsOpen every board up to this number is open
 * @param eventsAppended of the steps before {@code nextStep}
 */
record ImportJob(
        UUID id,
        UUID workspaceId,
        UUID createdBy,
        ImportState state,
        List<String> fieldNames,
        ImportPhase phase,
        long steps,
        long boards,
        long nextStep,
        long boardsOpen,
        long eventsAppended,
        long position) {}
