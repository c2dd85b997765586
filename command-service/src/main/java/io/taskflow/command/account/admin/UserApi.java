package io.taskflow.command.account.admin;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.account.SystemRole;
import io.taskflow.command.http.Input;
import io.taskflow.command.http.MergePatch;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import io.taskflow.support.security.CurrentUser;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /admin/users}: accounts, for those who operate the system. */
@RestController
@RequestMapping("/api/v1/admin/users")
@Tag(name = "Administration")
class UserApi {
    private static final int MOST = 200;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Users users;

    UserApi(Users users) {
        this.users = users;
    }

    /** A page of them, oldest first. */
    record UserPage(List<UserView> items, @Nullable String nextCursor) {}

    /** A partial change of an account. */
    record UserPatch(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Boolean disabled) {}

    @GetMapping
    @Operation(operationId = "listUsers", summary = "List the accounts, oldest first")
    @ApiResponse(responseCode = "200", description = "A page of them")
    @ApiResponse(responseCode = "400", description = "limit-out-of-range, invalid-cursor")
    @ApiResponse(responseCode = "403", description = "forbidden")
    UserPage list(
            @Parameter(description = "1 to 200 items") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "nextCursor of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            @AuthenticationPrincipal CurrentUser user) {
        admin(user);
        if (limit < 1 || limit > MOST) {
            throw ProblemException.ofField(ProblemType.LIMIT_OUT_OF_RANGE, "limit", "range", "limit is 1 to " + MOST);
        }
        List<UserView> found = users.after(after(cursor), limit + 1);
        List<UserView> page = found.stream().limit(limit).toList();
        return new UserPage(page, found.size() > limit ? page.getLast().id().toString() : null);
    }

    /** Ids grow with time, and admins see all accounts: the last one shown says it all. */
    private static UUID after(@Nullable String cursor) {
        if (cursor == null) {
            return BEFORE_ALL;
        }
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw ProblemException.ofField(
                    ProblemType.INVALID_CURSOR, "cursor", "cursor", "cursor must come from nextCursor of this list");
        }
    }

    @PutMapping("/{id}/roles/{role}")
    @Operation(
            operationId = "giveRole",
            summary = "Give an account a system role",
            description =
                    "SYSTEM_ADMIN operates the system. AUDITOR reads boards, history and members of every workspace "
                            + "and changes nothing; nobody gives it to themselves. Counts at the account's next request.")
    @ApiResponse(responseCode = "200", description = "The account as it is now")
    @ApiResponse(responseCode = "403", description = "forbidden")
    @ApiResponse(responseCode = "404", description = "not-found")
    UserView give(@PathVariable UUID id, @PathVariable SystemRole role, @AuthenticationPrincipal CurrentUser user) {
        return users.give(admin(user), id, role, true);
    }

    @DeleteMapping("/{id}/roles/{role}")
    @Operation(
            operationId = "takeRole",
            summary = "Take a system role from an account",
            description = "The last admin stays one.")
    @ApiResponse(responseCode = "200", description = "The account as it is now")
    @ApiResponse(responseCode = "403", description = "forbidden")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "409", description = "last-admin")
    UserView take(@PathVariable UUID id, @PathVariable SystemRole role, @AuthenticationPrincipal CurrentUser user) {
        return users.give(admin(user), id, role, false);
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @Operation(
            summary = "Disable an account, or let it in again",
            description = "A disabled account is refused at its next request. Not the last admin's.")
    @ApiResponse(responseCode = "200", description = "The account as it is now")
    @ApiResponse(responseCode = "403", description = "forbidden")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "409", description = "last-admin")
    @ApiResponse(responseCode = "422", description = "invalid")
    UserView change(@PathVariable UUID id, @RequestBody UserPatch body, @AuthenticationPrincipal CurrentUser user) {
        UUID by = admin(user);
        return users.disable(by, id, Input.required(body.disabled(), "/disabled"));
    }

    private static UUID admin(CurrentUser user) {
        if (!user.systemAdmin()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Accounts are for those who operate the system");
        }
        return user.id();
    }
}
