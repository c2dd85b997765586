package io.taskflow.command.account.token;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.account.NewestFirst;
import io.taskflow.command.http.Input;
import io.taskflow.support.http.Instants;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import io.taskflow.support.security.CurrentUser;
import io.taskflow.support.security.Scope;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tokens for programs that act for a person. */
@RestController
@RequestMapping(TokenApi.PATH)
@Tag(name = "Accounts")
class TokenApi {
    static final String PATH = "/api/v1/me/tokens";

    private static final Duration USUAL = Duration.ofDays(90);
    private static final Duration LONGEST = Duration.ofDays(366);

    private final OwnTokens own;

    TokenApi(OwnTokens own) {
        this.own = own;
    }

    record NewToken(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = 1,
                    maxLength = Input.LONGEST_NAME,
                    example = "nightly report")
            @Nullable
            String name,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Set<Scope> scopes,

            @Schema(format = "date-time", description = "366 days from now at most; 90 days when absent") @Nullable
            String expiresAt) {}

    /**
     * A token just made.
     *
     * @param token for {@code Authorization: Bearer …}; never shown again
     */
    record MadeToken(UUID id, String token, String name, Set<Scope> scopes, Instant createdAt, Instant expiresAt) {}

    /**
     * One token.
     *
     * @param usedAt of its last request, to the hour; null before the first
     */
    record TokenView(
            UUID id,
            String name,
            Set<Scope> scopes,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant usedAt) {}

    /** A page of them, newest first. */
    record TokenPage(List<TokenView> items, @Nullable String nextCursor) {}

    @PostMapping
    @Operation(
            operationId = "makeToken",
            summary = "Make a personal access token",
            description =
                    "For programs: it goes into `Authorization: Bearer tf_…` as an access token does, until `expiresAt` (366 "
                            + "days at most, 90 if not said) or until it is deleted. Of the scopes, `read` takes queries, `write` commands "
                            + "and queries, `admin` what is below `/admin`, if you are an admin. None of them changes passwords, sessions, "
                            + "tokens or the second factor. The token is shown in this answer only.")
    @ApiResponse(responseCode = "201", description = "The token")
    @ApiResponse(responseCode = "400", description = "invalid-instant")
    @ApiResponse(responseCode = "403", description = "login-required: not with a personal access token")
    @ApiResponse(responseCode = "422", description = "invalid")
    ResponseEntity<MadeToken> make(@RequestBody NewToken body, @AuthenticationPrincipal CurrentUser user) {
        String name = Input.name(body.name(), "/name");
        Set<Scope> scopes = scopes(body.scopes());
        OwnTokens.Made made = own.make(user, name, scopes, expiry(body.expiresAt(), Instant.now()));
        PersonalToken token = made.token();
        return ResponseEntity.created(URI.create(PATH))
                .cacheControl(CacheControl.noStore())
                .body(new MadeToken(
                        token.getId(),
                        made.secret(),
                        token.name(),
                        token.scopes(),
                        token.createdAt(),
                        token.expiresAt()));
    }

    @GetMapping
    @Operation(operationId = "listTokens", summary = "List your personal access tokens, the newest first")
    @ApiResponse(responseCode = "200", description = "Those that stand, without their secrets")
    @ApiResponse(responseCode = "400", description = "limit-out-of-range, invalid-cursor")
    TokenPage list(
            @Parameter(description = "1 to 200 items") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "nextCursor of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            @AuthenticationPrincipal CurrentUser user) {
        NewestFirst page = NewestFirst.of(limit, cursor);
        List<PersonalToken> found = own.list(user, page);
        return new TokenPage(page.shown(found).stream().map(TokenApi::view).toList(), page.next(found));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteToken",
            summary = "Delete one of your personal access tokens",
            description = "It is refused from the next request on.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "403", description = "login-required: not with a personal access token")
    @ApiResponse(responseCode = "404", description = "not-found: you have no such token")
    void delete(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
        if (!own.delete(user, id)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "You have no such token");
        }
    }

    private static Set<Scope> scopes(@Nullable Set<@Nullable Scope> named) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (Scope scope : Input.required(named, "/scopes")) {
            scopes.add(Input.required(scope, "/scopes"));
        }
        if (scopes.isEmpty()) {
            throw Input.invalid("/scopes", "min-items", "names at least one of read, write and admin");
        }
        return scopes;
    }

    private static Instant expiry(@Nullable String text, Instant now) {
        if (text == null) {
            return now.plus(USUAL).truncatedTo(ChronoUnit.MICROS);
        }
        Instant expiry = Instants.parse(text, "/expiresAt");
        if (!expiry.isAfter(now) || expiry.isAfter(now.plus(LONGEST))) {
            throw Input.invalid("/expiresAt", "range", "is in the future, " + LONGEST.toDays() + " days at most");
        }
        return expiry;
    }

    private static TokenView view(PersonalToken token) {
        return new TokenView(
                token.getId(), token.name(), token.scopes(), token.createdAt(), token.expiresAt(), token.usedAt());
    }
}
