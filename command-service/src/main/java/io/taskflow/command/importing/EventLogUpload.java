package io.taskflow.command.importing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/**
 * What a client asks for with an import.
 *
 * @param id the client's choice, so that it can watch while it uploads; null for ours
 * @param skipBadRows whether bad rows are left out; else nothing is applied when one is bad
 */
public record EventLogUpload(
        @Nullable UUID id, String fileName, InputStreamSource file, String mapping, boolean skipBadRows) {}
