package io.taskflow.command.account.me;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.http.Input;
import io.taskflow.command.http.MergePatch;
import io.taskflow.support.limit.Client;
import io.taskflow.support.security.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A person's own account. */
@RestController
@RequestMapping("/api/v1/me")
@Tag(name = "Accounts")
class MeApi {
    private final OwnAccount own;
    private final ChangePassword changePassword;

    MeApi(OwnAccount own, ChangePassword changePassword) {
        this.own = own;
        this.changePassword = changePassword;
    }

    /**
     * What a person is to the system.
     *
     * @param emailConfirmed whether mail to the address is known to reach the person
     * @param secondFactor whether a login takes a code, too
     * @param timeZone an IANA time zone
     * @param locale a BCP 47 language tag
     */
    record Me(
            UUID id,
            String email,
            boolean emailConfirmed,
            boolean secondFactor,
            String name,
            String timeZone,
            String locale) {}

    /** A JSON Merge Patch: what is absent stays; null means the default. */
    record MePatch(
            @Schema(type = "string", minLength = 1, maxLength = Input.LONGEST_NAME, example = "Ada") @Nullable
            JsonNode name,

            @Schema(type = "string", description = "an IANA time zone; null is UTC", example = "Europe/Berlin")
            @Nullable
            JsonNode timeZone,

            @Schema(type = "string", description = "a BCP 47 tag; null is en", example = "de-CH") @Nullable
            JsonNode locale) {}

    record PasswordChange(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "correct horse battery staple") @Nullable
            String currentPassword,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = 12,
                    maxLength = 128,
                    example = "a longer horse battery staple")
            @Nullable
            String newPassword) {}

    @GetMapping
    @Operation(operationId = "getMe", summary = "See your account")
    Me me(@AuthenticationPrincipal CurrentUser user) {
        return own.see(user.id());
    }

    @PatchMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @Operation(
            operationId = "changeMe",
            summary = "Change your name, time zone or locale",
            description =
                    "A JSON Merge Patch: what is absent stays; null brings time zone and locale back to UTC and en.")
    @ApiResponse(responseCode = "200", description = "The account as it is now")
    @ApiResponse(responseCode = "422", description = "invalid")
    Me change(@RequestBody MePatch patch, @AuthenticationPrincipal CurrentUser user) {
        return own.change(user.id(), patch);
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "changePassword",
            summary = "Change your password",
            description = "Ends all your sessions but this one.")
    @ApiResponse(responseCode = "204", description = "The new password is in force")
    @ApiResponse(responseCode = "403", description = "login-required: not with a personal access token")
    @ApiResponse(
            responseCode = "422",
            description = "invalid: the current password is another, or the new one breaks a rule")
    @ApiResponse(responseCode = "429", description = "too-many-requests: see Retry-After")
    void changePassword(
            @RequestBody PasswordChange body, @AuthenticationPrincipal CurrentUser user, HttpServletRequest request) {
        changePassword.to(body.newPassword(), body.currentPassword(), user, Client.of(request.getRemoteAddr()));
    }
}
