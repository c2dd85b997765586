package io.taskflow.query.replay;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.query.answer.Question;
import io.taskflow.query.moment.Asked;
import io.taskflow.query.moment.InstantParameter;
import io.taskflow.query.moment.Moment;
import io.taskflow.query.moment.MomentParameters;
import io.taskflow.query.moment.Moments;
import io.taskflow.query.taskboard.TaskBoardView;
import io.taskflow.support.http.Instants;
import io.taskflow.support.http.TaskflowHeaders;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import io.taskflow.support.security.CurrentUser;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /boards/{id}/replay}: a board from its events alone, told one by one or folded to a moment. */
@RestController
@RequestMapping("/api/v1/boards/{id}/replay")
@Tag(name = "Boards")
class ReplayApi {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayApi.class);

    private final ReplayBoardHandler board;
    private final ReplayEventsHandler events;
    private final Moments moments;
    private final JsonMapper json;

    ReplayApi(ReplayBoardHandler board, ReplayEventsHandler events, Moments moments, JsonMapper json) {
        this.board = board;
        this.events = events;
        this.moments = moments;
        this.json = json;
    }

    @Operation(
            operationId = "replayBoard",
            summary = "Replay a board from the log",
            description =
                    "With a moment: the board folded from its events, independent of the views. Without one: its events line by line, each with what it changed (NDJSON), those from and to included.")
    @ApiResponse(
            responseCode = "200",
            description = "The board then, or its events",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = TaskBoardView.class)),
                @Content(
                        mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                        schema = @Schema(implementation = ReplayLine.class))
            })
    @GetMapping
    ResponseEntity<TaskBoardView> board(
            @AuthenticationPrincipal CurrentUser user,
            @PathVariable UUID id,
            MomentParameters moment,
            @InstantParameter("events at this instant and later") @RequestParam Optional<String> from,
            @InstantParameter("events up to this instant and at it") @RequestParam Optional<String> to,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String held) {
        if (from.isPresent() || to.isPresent()) {
            throw ProblemException.ofField(
                    ProblemType.MOMENT_AMBIGUOUS,
                    from.isPresent() ? "from" : "to",
                    "one-moment",
                    "give a moment for the board then, or from and to for its events");
        }
        var question = new Question(user.id(), "/boards/" + id + "/replay", held);
        return board.handle(new ReplayBoard(question, id, moments.resolve(moment)))
                .response();
    }

    /** Written by the request's own thread: the log is read no faster than the client takes it. */
    @Operation(hidden = true)
    @GetMapping(
            params = {"!asOf", "!asOfPosition", "!knownAt"},
            produces = MediaType.APPLICATION_NDJSON_VALUE)
    void events(
            @AuthenticationPrincipal CurrentUser user,
            @PathVariable UUID id,
            MomentParameters moment,
            @InstantParameter("events at this instant and later") @RequestParam Optional<String> from,
            @InstantParameter("events up to this instant and at it") @RequestParam Optional<String> to,
            HttpServletResponse response)
            throws IOException {
        Instant begin = from.map(text -> Instants.parse(text, "from")).orElse(Instant.MIN);
        Asked upTo = moments.resolveEnd(to.orElse(null), "to", moment);
        if (upTo.moment() instanceof Moment.AsOf(Instant end) && begin.isAfter(end)) {
            throw ProblemException.ofField(ProblemType.MALFORMED, "from", "order", "must not be later than to");
        }
        ReplayEventsHandler.Replay replay = events.handle(new ReplayEvents(user.id(), id, begin, upTo));
        response.setHeader(TaskflowHeaders.POSITION, Long.toString(replay.position()));
        response.setHeader(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
        response.setHeader(
                HttpHeaders.CACHE_CONTROL, CacheControl.noCache().cachePrivate().getHeaderValue());
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        OutputStream out = response.getOutputStream();
        try {
            replay.lines().accept(line -> write(line, out));
        } catch (UncheckedIOException gone) {
            LOG.debug("the client left a replay of board {}", id, gone);
        }
    }

    private void write(ReplayLine line, OutputStream out) {
        try {
            out.write(json.writeValueAsBytes(line));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
