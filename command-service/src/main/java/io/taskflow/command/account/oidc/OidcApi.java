package io.taskflow.command.account.oidc;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.account.session.Device;
import io.taskflow.command.account.session.SessionTokens;
import io.taskflow.command.http.Input;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The way in through an external issuer. */
@RestController
@RequestMapping("/api/v1/auth/oidc")
@Tag(name = "Accounts")
class OidcApi {
    private final ExternalLogin logIn;

    OidcApi(ExternalLogin logIn) {
        this.logIn = logIn;
    }

    /** Where to log in, and as what client to ask. */
    record IssuerView(String issuer, String clientId) {}

    /**
     * What the issuer answered.
     *
     * @param totp a code of the authenticator app or a recovery code, where the account has a second factor
     */
    record ExternalCredentials(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "the ID token of the issuer") @Nullable
            String idToken,

            @Schema(
                    description =
                            "a code of the authenticator app or a recovery code, where the account has a second factor",
                    example = "492039")
            @Nullable
            String totp) {}

    @GetMapping
    @Operation(operationId = "getIssuer", summary = "See through which external issuer people log in")
    @ApiResponse(responseCode = "200", description = "The issuer, whose OpenID configuration says the rest")
    @ApiResponse(responseCode = "404", description = "not-found: there is none")
    IssuerView issuer() {
        ExternalIssuer issuer = logIn.issuer();
        return new IssuerView(issuer.url(), issuer.clientId());
    }

    @PostMapping
    @Operation(
            operationId = "logInWithIssuer",
            summary = "Log in with an ID token of the external issuer",
            description =
                    "The token must be for this client and made in the past 5 minutes; its `nonce` is the client's to "
                            + "check. At the first time the verified e-mail address finds the account, or an account is made, "
                            + "where the address may register.")
    @ApiResponse(responseCode = "200", description = "The tokens of a new session")
    @ApiResponse(
            responseCode = "401",
            description =
                    "wrong-credentials: no good ID token; totp-required: the account has a second factor; wrong-totp")
    @ApiResponse(responseCode = "403", description = "email-unverified, registration-closed")
    @ApiResponse(responseCode = "404", description = "not-found: there is no issuer")
    @ApiResponse(responseCode = "429", description = "too-many-requests: see Retry-After")
    @ApiResponse(responseCode = "503", description = "issuer-unavailable: its keys cannot be fetched")
    ResponseEntity<SessionTokens> logIn(@RequestBody ExternalCredentials body, HttpServletRequest request) {
        String idToken = Input.required(body.idToken(), "/idToken");
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(logIn.with(idToken, body.totp(), Device.of(request)));
    }
}
