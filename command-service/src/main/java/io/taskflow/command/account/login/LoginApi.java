package io.taskflow.command.account.login;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.account.session.AccountSessions;
import io.taskflow.command.account.session.Device;
import io.taskflow.command.account.session.SessionTokens;
import io.taskflow.command.http.Input;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import io.taskflow.support.security.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Ways into a session and out of it. */
@RestController
@RequestMapping("/api/v1/auth")
@Tag(name = "Accounts")
class LoginApi {
    private final LogIn logIn;
    private final AccountSessions sessions;

    LoginApi(LogIn logIn, AccountSessions sessions) {
        this.logIn = logIn;
        this.sessions = sessions;
    }

    /**
     * What lets a person in.
     *
     * @param totp a code of the authenticator app or a recovery code, where the account has a second factor
     */
    record Credentials(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, format = "email", example = "ada@example.org")
            @Nullable
            String email,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "correct horse battery staple") @Nullable
            String password,

            @Schema(
                    description =
                            "a code of the authenticator app or a recovery code, where the account has a second factor",
                    example = "492039")
            @Nullable
            String totp) {}

    record RefreshTokenBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "the refreshToken of the last answer")
            @Nullable
            String refreshToken) {}

    record SessionToEnd(
            @Schema(
                    description = "needed only without an access token that is still good",
                    example = "the refreshToken of the last answer")
            @Nullable
            String refreshToken) {}

    @PostMapping("/login")
    @Operation(
            operationId = "logIn",
            summary = "Log in",
            description = "Opens a session. The access token goes into `Authorization: Bearer …`; before it runs out, "
                    + "the refresh token gets the next pair.")
    @ApiResponse(responseCode = "200", description = "The tokens of a new session")
    @ApiResponse(
            responseCode = "401",
            description =
                    "wrong-credentials: the same for an unknown address; totp-required: the account has a second factor; wrong-totp")
    @ApiResponse(responseCode = "429", description = "too-many-requests: see Retry-After")
    ResponseEntity<SessionTokens> logIn(@RequestBody Credentials body, HttpServletRequest request) {
        String email = Input.required(body.email(), "/email");
        String password = Input.required(body.password(), "/password");
        return logIn.with(email, password, body.totp(), Device.of(request))
                .map(LoginApi::secret)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.WRONG_CREDENTIALS, "No account has this address and password"));
    }

    @PostMapping("/refresh")
    @Operation(
            operationId = "refresh",
            summary = "Get the next pair of tokens",
            description = "A refresh token is good once. Whoever sends it again ends the session and everything that "
                    + "came from it, so refresh from one place at a time.")
    @ApiResponse(responseCode = "200", description = "The session's next tokens")
    @ApiResponse(responseCode = "401", description = "unauthenticated: the token is unknown, used or over; log in")
    ResponseEntity<SessionTokens> refresh(@RequestBody RefreshTokenBody body) {
        return sessions.refresh(Input.required(body.refreshToken(), "/refreshToken"))
                .map(LoginApi::secret)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNAUTHENTICATED, "The refresh token is not good any more: log in again"));
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "logOut",
            summary = "Log out",
            description =
                    "Ends the session of the access token, or, without one that is still good, of the refresh token. "
                            + "Both are refused from the next request on.")
    @ApiResponse(responseCode = "204", description = "The session has ended")
    @ApiResponse(responseCode = "401", description = "unauthenticated: neither token came")
    void logOut(
            @RequestBody(required = false) @Nullable SessionToEnd body,
            @AuthenticationPrincipal @Nullable CurrentUser user) {
        String refreshToken = body == null ? null : body.refreshToken();
        if (user != null && user.sessionId() != null) {
            sessions.end(user.sessionId());
        } else if (refreshToken != null) {
            sessions.endOf(refreshToken);
        } else {
            throw new ProblemException(ProblemType.UNAUTHENTICATED, "Send an access token or a refresh token");
        }
    }

    private static ResponseEntity<SessionTokens> secret(SessionTokens tokens) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(tokens);
    }
}
