package io.taskflow.command.importing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.SchemaProperty;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.events.id.UuidV7;
import io.taskflow.support.permission.Permission;
import io.taskflow.support.permission.Requires;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import io.taskflow.support.security.CurrentUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Imports over HTTP. Those who are not in an import's workspace do not learn that there is one. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Imports")
final class ImportApi {
    private static final long LONGEST_MAPPING = 256 * 1024;

    private final Imports imports;
    private final ImportRights rights;

    ImportApi(Imports imports, ImportRights rights) {
        this.imports = imports;
        this.rights = rights;
    }

    @Requires(Permission.IMPORT)
    @Operation(
            operationId = "importEventLog",
            summary = "Import an event log",
            description = "Answers when the whole file is read, checked and put in order, and its boards are claimed.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schemaProperties = {
                                                @SchemaProperty(
                                                        name = "file",
                                                        schema =
                                                                @Schema(
                                                                        type = "string",
                                                                        format = "binary",
                                                                        description = "CSV, as it is or as gzip")),
                                                @SchemaProperty(
                                                        name = "mapping",
                                                        schema =
                                                                @Schema(
                                                                        type = "string",
                                                                        description =
                                                                                "YAML: what the columns mean; as text or as a file")),
                                                @SchemaProperty(
                                                        name = "onError",
                                                        schema =
                                                                @Schema(
                                                                        type = "string",
                                                                        allowableValues = {"stop", "skip"},
                                                                        description =
                                                                                "what one bad row does; stop (nothing is imported) if not said")),
                                                @SchemaProperty(
                                                        name = "id",
                                                        schema =
                                                                @Schema(
                                                                        type = "string",
                                                                        format = "uuid",
                                                                        description =
                                                                                "of the import, a UUID of version 7, to watch it while it uploads"))
                                            })))
    @ApiResponse(
            responseCode = "202",
            description = "QUEUED and safe in the database, or FAILED with its bad rows",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "403", description = "forbidden: guests do not import")
    @ApiResponse(responseCode = "409", description = "id-taken, board-exists, import-state: it was cancelled meanwhile")
    @ApiResponse(responseCode = "422", description = "invalid, id-not-v7, invalid-mapping, invalid-file")
    @PostMapping(path = "/workspaces/{workspaceId}/imports/event-log", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportReport> start(
            @PathVariable UUID workspaceId,
            MultipartHttpServletRequest request,
            @AuthenticationPrincipal CurrentUser user) {
        rights.requireImporter(workspaceId, user.id());
        MultipartFile file = request.getFile("file");
        if (file == null) {
            throw ProblemException.ofField(
                    ProblemType.INVALID, "/file", "required", "the part `file` is the event log");
        }
        String name = file.getOriginalFilename();
        var upload = new EventLogUpload(
                id(request.getParameter("id")),
                name == null || name.isBlank() ? "event-log" : shortened(name),
                file,
                mapping(request),
                skipsBadRows(request.getParameter("onError")));
        ImportReport report = imports.start(workspaceId, user.id(), upload);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/imports/" + report.id()))
                .body(report);
    }

    @Requires(Permission.SEE_IMPORTS)
    @Operation(operationId = "getImport", summary = "See how far an import is")
    @GetMapping("/imports/{id}")
    ImportReport report(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
        ImportReport report = imports.report(id);
        rights.requireMember(report.workspaceId(), user.id());
        return report;
    }

    @Requires(Permission.IMPORT)
    @Operation(
            operationId = "cancelImport",
            summary = "Cancel an import whose boards are not open yet",
            description = "What was appended stays hidden for good; the boards' external ids are free again.")
    @ApiResponse(responseCode = "200", description = "The import as it is now")
    @ApiResponse(responseCode = "403", description = "forbidden: guests do not import")
    @ApiResponse(responseCode = "409", description = "import-state")
    @PostMapping("/imports/{id}/cancel")
    ImportReport cancel(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
        requireImporter(id, user);
        return imports.cancel(id);
    }

    @Requires(Permission.IMPORT)
    @Operation(operationId = "resumeImport", summary = "Let an import that failed while it was applied go on")
    @ApiResponse(responseCode = "200", description = "The import as it is now")
    @ApiResponse(responseCode = "403", description = "forbidden: guests do not import")
    @ApiResponse(responseCode = "409", description = "import-state")
    @PostMapping("/imports/{id}/resume")
    ImportReport resume(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
        requireImporter(id, user);
        return imports.resume(id);
    }

    private void requireImporter(UUID id, CurrentUser user) {
        rights.requireImporter(report(id, user).workspaceId(), user.id());
    }

    private static @Nullable UUID id(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            UUID id = UUID.fromString(text);
            if (UuidV7.isV7(id)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the one refusal.
        }
        throw ProblemException.ofField(ProblemType.ID_NOT_V7, "/id", "uuid-v7", "id must be a UUID of version 7");
    }

    /** The mapping comes as a file or as a plain field. */
    private static String mapping(MultipartHttpServletRequest request) {
        MultipartFile file = request.getFile("mapping");
        String text = request.getParameter("mapping");
        if (file == null && text == null) {
            throw ProblemException.ofField(
                    ProblemType.INVALID, "/mapping", "required", "the part `mapping` is the mapping file");
        }
        if (file == null) {
            return text;
        }
        if (file.getSize() > LONGEST_MAPPING) {
            throw ProblemException.ofField(
                    ProblemType.INVALID_MAPPING,
                    "/mapping",
                    "max-size",
                    "a mapping has at most " + LONGEST_MAPPING + " bytes");
        }
        try {
            return new String(file.getBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean skipsBadRows(@Nullable String onError) {
        return switch (onError == null ? "stop" : onError) {
            case "stop" -> false;
            case "skip" -> true;
            default ->
                throw ProblemException.ofField(
                        ProblemType.INVALID, "/onError", "choice", "onError must be stop or skip");
        };
    }

    private static String shortened(String name) {
        return name.length() <= 255 ? name : name.substring(name.length() - 255);
    }
}
