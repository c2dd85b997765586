package io.taskflow.command.account.register;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.command.account.Account;
import io.taskflow.command.account.AccountRules;
import io.taskflow.command.account.Accounts;
import io.taskflow.command.account.EmailAddress;
import io.taskflow.command.account.Passwords;
import io.taskflow.command.account.mailed.Confirmation;
import io.taskflow.command.http.Input;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Makes accounts for whoever asks, where that is allowed. */
@RestController
@Tag(name = "Accounts")
class RegisterApi {
    private final Admission admission;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Confirmation confirmation;

    RegisterApi(Admission admission, Accounts accounts, Passwords passwords, Confirmation confirmation) {
        this.admission = admission;
        this.accounts = accounts;
        this.passwords = passwords;
        this.confirmation = confirmation;
    }

    record Registrant(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, format = "email", example = "ada@example.org")
            @Nullable
            String email,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = 12,
                    maxLength = 128,
                    example = "correct horse battery staple")
            @Nullable
            String password,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = 1,
                    maxLength = Input.LONGEST_NAME,
                    example = "Ada")
            @Nullable
            String name) {}

    record Registered(UUID id) {}

    @PostMapping("/api/v1/auth/register")
    @Operation(
            summary = "Make an account",
            description =
                    "For everybody where TASKFLOW_REGISTRATION is open, else for those who are invited. A password has 12 to 128 characters, a name 1 to 200; "
                            + "upper and lower case of an address are the same. A mail with a token for `/auth/confirm` is sent to it.")
    @ApiResponse(responseCode = "201", description = "The account stands; log in next")
    @ApiResponse(responseCode = "403", description = "registration-closed")
    @ApiResponse(responseCode = "409", description = "email-taken")
    @ApiResponse(responseCode = "422", description = "invalid")
    ResponseEntity<Registered> register(@RequestBody Registrant body) {
        EmailAddress email = AccountRules.email(body.email());
        admission.check(email);
        String password = AccountRules.password(body.password(), "/password");
        String name = AccountRules.name(body.name());
        if (accounts.existsByEmail(email.value())) {
            throw taken();
        }
        Account account = Account.registered(email, name, passwords.hash(password));
        try {
            accounts.saveAndFlush(account);
        } catch (DataIntegrityViolationException e) {
            throw taken();
        }
        confirmation.ask(account.getId());
        return ResponseEntity.created(URI.create("/api/v1/me")).body(new Registered(account.getId()));
    }

    private static ProblemException taken() {
        return ProblemException.ofField(
                ProblemType.EMAIL_TAKEN, "/email", "unique", "an account with this address exists");
    }
}
