package io.taskflow.projection.rebuild;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.eventstore.EventLog;
import io.taskflow.projection.generation.Generation;
import io.taskflow.projection.generation.GenerationState;
import io.taskflow.projection.generation.Generations;
import io.taskflow.projection.generation.Progress;
import io.taskflow.projection.generation.SwitchBy;
import io.taskflow.projection.live.LiveView;
import io.taskflow.projection.rebuild.ProjectionStatus.RebuildStatus;
import io.taskflow.projection.rebuild.ProjectionStatus.ViewState;
import io.taskflow.projection.rows.Projection;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import io.taskflow.support.security.CurrentUser;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /admin/projections}: where they stand, and their rebuilds; for system admins. */
@RestController
@RequestMapping("/api/v1/admin/projections")
@Tag(name = "Operation")
public class ProjectionsApi {
    private final Projection projection;
    private final Generations generations;
    private final Rebuilds rebuilds;
    private final LiveView view;
    private final EventLog log;

    public ProjectionsApi(
            Projection projection, Generations generations, Rebuilds rebuilds, LiveView view, EventLog log) {
        this.projection = projection;
        this.generations = generations;
        this.rebuilds = rebuilds;
        this.view = view;
        this.log = log;
    }

    /**
     * What is asked of a rebuild.
     *
     * @param verify whether it must agree with the live generation before it is switched to; true unless told
     * @param switchBy who says when; the rebuild itself unless told
     */
    record RebuildRequest(
            @Nullable Boolean verify,
            @JsonProperty("switch") @Nullable SwitchBy switchBy) {}

    @GetMapping
    @Operation(
            operationId = "listProjections",
            summary = "Every projection: its live generation, how far it is, and the rebuild at work on it")
    List<ProjectionStatus> list(@AuthenticationPrincipal CurrentUser user) {
        admin(user);
        return List.of(status());
    }

    @PostMapping("/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "rebuildProjection", summary = "Begin to fill the next generation beside the live one")
    @ApiResponse(responseCode = "202", description = "The projection as it is now")
    @ApiResponse(responseCode = "409", description = "rebuild-state")
    ProjectionStatus rebuild(
            @AuthenticationPrincipal CurrentUser user,
            @PathVariable String name,
            @RequestBody(required = false) @Nullable RebuildRequest request) {
        known(user, name);
        SwitchBy switchBy = request == null || request.switchBy() == null ? SwitchBy.AUTO : request.switchBy();
        boolean verify = request == null || request.verify() == null || request.verify();
        if (rebuilds.begin(switchBy, verify).isEmpty()) {
            throw new ProblemException(ProblemType.REBUILD_STATE, "A rebuild is at work already");
        }
        return status();
    }

    @PostMapping("/{name}/rebuild/pause")
    @Operation(operationId = "pauseRebuild", summary = "Hold the rebuild where it is")
    @ApiResponse(responseCode = "200", description = "The projection as it is now")
    @ApiResponse(responseCode = "409", description = "rebuild-state")
    ProjectionStatus pause(@AuthenticationPrincipal CurrentUser user, @PathVariable String name) {
        known(user, name);
        return changed(generations.pause(name, true));
    }

    @PostMapping("/{name}/rebuild/resume")
    @Operation(operationId = "resumeRebuild", summary = "Let a paused rebuild go on")
    @ApiResponse(responseCode = "200", description = "The projection as it is now")
    @ApiResponse(responseCode = "409", description = "rebuild-state")
    ProjectionStatus resume(@AuthenticationPrincipal CurrentUser user, @PathVariable String name) {
        known(user, name);
        return changed(generations.pause(name, false));
    }

    @PostMapping("/{name}/rebuild/cancel")
    @Operation(operationId = "cancelRebuild", summary = "End the rebuild; the live generation stays")
    @ApiResponse(responseCode = "200", description = "The projection as it is now")
    @ApiResponse(responseCode = "409", description = "rebuild-state")
    ProjectionStatus cancel(@AuthenticationPrincipal CurrentUser user, @PathVariable String name) {
        known(user, name);
        Optional<Generation> rebuilding = generations.rebuilding(name).map(Progress::generation);
        return changed(rebuilding.isPresent() && generations.end(rebuilding.get(), GenerationState.CANCELLED, null));
    }

    @PostMapping("/{name}/rebuild/switch")
    @Operation(operationId = "switchRebuild", summary = "Switch to the rebuilt generation as soon as it is ready")
    @ApiResponse(responseCode = "200", description = "The projection as it is now")
    @ApiResponse(responseCode = "409", description = "rebuild-state")
    ProjectionStatus switchOver(@AuthenticationPrincipal CurrentUser user, @PathVariable String name) {
        known(user, name);
        return changed(generations.switchWhenReady(name));
    }

    private ProjectionStatus changed(boolean done) {
        if (!done) {
            throw new ProblemException(ProblemType.REBUILD_STATE, "No rebuild is at work");
        }
        return status();
    }

    private void known(CurrentUser user, String name) {
        admin(user);
        if (!projection.name().equals(name)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no projection of this name");
        }
    }

    private static void admin(CurrentUser user) {
        if (!user.systemAdmin()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Only system admins operate projections");
        }
    }

    private ProjectionStatus status() {
        Progress live = generations.progress(generations.live(projection.name()));
        long head = Math.max(live.position(), log.head());
        return new ProjectionStatus(
                projection.name(),
                live.generation().number(),
                view.isHealthy() ? ViewState.RUNNING : ViewState.STOPPED,
                live.position(),
                head,
                head - live.position(),
                generations.deadLetters(live.generation()),
                generations
                        .unfinished(projection.name())
                        .map(rebuild -> RebuildStatus.of(rebuild, live.position(), Instant.now()))
                        .orElse(null));
    }
}
