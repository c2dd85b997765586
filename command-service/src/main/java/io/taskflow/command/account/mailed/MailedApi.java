package io.taskflow.command.account.mailed;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.account.AccountRules;
import io.taskflow.command.http.Input;
import io.taskflow.support.security.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Has mail sent, and takes what was in it. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Accounts")
class MailedApi {
    private final Confirmation confirmation;
    private final PasswordReset passwordReset;

    MailedApi(Confirmation confirmation, PasswordReset passwordReset) {
        this.confirmation = confirmation;
        this.passwordReset = passwordReset;
    }

    record MailedToken(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "the token of the mail") @Nullable
            String token) {}

    record LostPassword(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, format = "email", example = "ada@example.org")
            @Nullable
            String email) {}

    record NewPassword(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "the token of the mail") @Nullable
            String token,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = 12,
                    maxLength = 128,
                    example = "correct horse battery staple")
            @Nullable
            String password) {}

    @PostMapping("/me/confirmation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "askConfirmation",
            summary = "Have the mail sent again that confirms your address",
            description =
                    "It is sent unless the address is confirmed, or 5 such mails of the past 7 days are still good.")
    @ApiResponse(responseCode = "202", description = "Look into your mail")
    void ask(@AuthenticationPrincipal CurrentUser user) {
        confirmation.ask(user.id());
    }

    @PostMapping("/auth/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "confirmAddress",
            summary = "Confirm an e-mail address",
            description =
                    "With the token of the mail that came when the account was made; it is good once, for 7 days.")
    @ApiResponse(responseCode = "204", description = "The address is confirmed")
    @ApiResponse(responseCode = "422", description = "invalid-token: it is unknown, was used, or is over")
    @ApiResponse(responseCode = "429", description = "too-many-requests: see Retry-After")
    void confirm(@RequestBody MailedToken body) {
        confirmation.confirm(Input.required(body.token(), "/token"));
    }

    @PostMapping("/auth/password-reset")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "askPasswordReset",
            summary = "Have a mail sent that lets you set another password",
            description = "The answer is the same whether the address has an account or not. No mail is sent while 5 "
                    + "of them are still good.")
    @ApiResponse(responseCode = "202", description = "Look into your mail")
    @ApiResponse(responseCode = "422", description = "invalid: not an e-mail address")
    @ApiResponse(responseCode = "429", description = "too-many-requests: see Retry-After")
    void askReset(@RequestBody LostPassword body) {
        passwordReset.ask(AccountRules.email(body.email()));
    }

    @PostMapping("/auth/password-reset/complete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "completePasswordReset",
            summary = "Set another password with the token of the mail",
            description =
                    "The token is good once, for an hour. All sessions of the account end, and its personal access "
                            + "tokens are deleted; the e-mail address is confirmed. A second factor stays, if the address was confirmed before.")
    @ApiResponse(responseCode = "204", description = "The new password is in force; log in next")
    @ApiResponse(
            responseCode = "422",
            description = "invalid-token: it is unknown, was used, or is over; invalid: the password breaks a rule")
    @ApiResponse(responseCode = "429", description = "too-many-requests: see Retry-After")
    void completeReset(@RequestBody NewPassword body) {
        passwordReset.complete(Input.required(body.token(), "/token"), body.password());
    }
}
