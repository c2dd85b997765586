package io.taskflow.command.account.totp;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.account.Account;
import io.taskflow.command.account.Accounts;
import io.taskflow.command.account.guess.Guesser;
import io.taskflow.command.account.guess.Guesses;
import io.taskflow.command.account.guess.OwnPassword;
import io.taskflow.command.http.Input;
import io.taskflow.support.limit.Client;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import io.taskflow.support.security.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** A person's own second factor. */
@RestController
@RequestMapping("/api/v1/me/totp")
@Tag(name = "Accounts")
class TotpApi {
    private static final String ISSUER = "taskflow";

    private final SecondFactors factors;
    private final Accounts accounts;
    private final OwnPassword ownPassword;
    private final Guesses guesses;

    TotpApi(SecondFactors factors, Accounts accounts, OwnPassword ownPassword, Guesses guesses) {
        this.factors = factors;
        this.accounts = accounts;
        this.ownPassword = ownPassword;
        this.guesses = guesses;
    }

    /**
     * What an authenticator app needs.
     *
     * @param secret in Base32, to be typed
     * @param otpauthUri to be shown as a QR code
     */
    record SharedSecret(String secret, String otpauthUri) {}

    record FirstCode(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "492039") @Nullable
            String code) {}

    /**
     * For who lost the app.
     *
     * @param recoveryCodes each is good for one login; never shown again
     */
    record Recovery(List<String> recoveryCodes) {}

    record Password(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "correct horse battery staple") @Nullable
            String password) {}

    @PostMapping
    @Operation(
            operationId = "beginSecondFactor",
            summary = "Begin with a second factor",
            description = "Answers a fresh secret for an authenticator app (TOTP: SHA-1, 6 digits, 30 seconds). Logins "
                    + "take a code once `/me/totp/confirm` has seen the first one.")
    @ApiResponse(responseCode = "200", description = "The secret")
    @ApiResponse(responseCode = "403", description = "login-required: not with a personal access token")
    @ApiResponse(responseCode = "409", description = "second-factor-state: your account has one")
    ResponseEntity<SharedSecret> begin(@AuthenticationPrincipal CurrentUser user) {
        String secret = Base32.of(factors.begin(user));
        String email = accounts.findById(user.id()).map(Account::email).orElse("");
        return secret(new SharedSecret(secret, uri(email, secret)));
    }

    @PostMapping("/confirm")
    @Operation(
            operationId = "confirmSecondFactor",
            summary = "Confirm the second factor with a first code",
            description =
                    "From now on a login takes a code in `totp`. The recovery codes stand in for the app, each once.")
    @ApiResponse(responseCode = "200", description = "The recovery codes")
    @ApiResponse(responseCode = "403", description = "login-required: not with a personal access token")
    @ApiResponse(responseCode = "409", description = "second-factor-state: none waits for a first code")
    @ApiResponse(responseCode = "422", description = "invalid: the code is wrong")
    @ApiResponse(responseCode = "429", description = "too-many-requests: see Retry-After")
    ResponseEntity<Recovery> confirm(
            @RequestBody FirstCode body, @AuthenticationPrincipal CurrentUser user, HttpServletRequest request) {
        String code = Input.required(body.code(), "/code").strip();
        Guesser guesser = Guesser.ofTotp(user.id(), Client.of(request.getRemoteAddr()));
        return guesses.check(guesser, () -> factors.confirm(user, code, Instant.now()))
                .map(codes -> secret(new Recovery(codes)))
                .orElseThrow(() -> Input.invalid("/code", "totp", "is not what the app shows now"));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "removeSecondFactor",
            summary = "Remove the second factor",
            description = "The body says the password again. Recovery codes go, too.")
    @ApiResponse(responseCode = "204", description = "Logins take the password alone")
    @ApiResponse(responseCode = "403", description = "login-required: not with a personal access token")
    @ApiResponse(responseCode = "409", description = "second-factor-state: your account has none")
    @ApiResponse(responseCode = "422", description = "invalid: the password is another")
    @ApiResponse(responseCode = "429", description = "too-many-requests: see Retry-After")
    void remove(@RequestBody Password body, @AuthenticationPrincipal CurrentUser user, HttpServletRequest request) {
        String password = Input.required(body.password(), "/password");
        ownPassword.check(user, password, "/password", Client.of(request.getRemoteAddr()));
        if (!factors.remove(user.id())) {
            throw new ProblemException(ProblemType.SECOND_FACTOR_STATE, "Your account has no second factor");
        }
    }

    private static String uri(String email, String secret) {
        return UriComponentsBuilder.fromUriString("otpauth://totp/")
                .path("{issuer}:{email}")
                .queryParam("secret", secret)
                .queryParam("issuer", ISSUER)
                .encode()
                .buildAndExpand(ISSUER, email)
                .toUriString();
    }

    private static <T> ResponseEntity<T> secret(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
