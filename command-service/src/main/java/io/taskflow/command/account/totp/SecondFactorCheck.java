package io.taskflow.command.account.totp;

import io.taskflow.command.account.guess.Guesser;
import io.taskflow.command.account.guess.Guesses;
import io.taskflow.command.account.session.AccountSessions;
import io.taskflow.command.account.session.Device;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks whoever knows the password for a code, too. A code has a million values only, so waiting by guesser and client is not enough against somebody
 * with many clients: those that the account never logged in from wait together. The owner is in by a known client, or by a recovery code.
 */
@Component
public class SecondFactorCheck {
    private final SecondFactors factors;
    private final AccountSessions sessions;
    private final Guesses guesses;
    private final InstantSource clock = InstantSource.system();

    SecondFactorCheck(SecondFactors factors, AccountSessions sessions, Guesses guesses) {
        this.factors = factors;
        this.sessions = sessions;
        this.guesses = guesses;
    }

    /**
     * Lets a login go on, if the account has no second factor or this is a code of it.
     *
     * @param code of the app, or a recovery code
     * @throws ProblemException {@code totp-required}, {@code wrong-totp} or {@code too-many-requests}
     */
    public void pass(UUID accountId, @Nullable String code, Device device) {
        if (!factors.on(accountId)) {
            return;
        }
        if (code == null) {
            throw new ProblemException(ProblemType.TOTP_REQUIRED, "Send a code of your authenticator app as `totp`");
        }
        if (!takes(accountId, code.strip(), device)) {
            throw ProblemException.ofField(
                    ProblemType.WRONG_TOTP, "/totp", "totp", "totp is no code of your app, or was used already");
        }
    }

    private boolean takes(UUID accountId, String code, Device device) {
        if (!Totp.isCode(code)) {
            return factors.takeRecoveryCode(accountId, code);
        }
        Guesser guesser = sessions.knows(accountId, device)
                ? Guesser.ofTotp(accountId, device.client())
                : Guesser.ofTotpElsewhere(accountId);
        return guesses.check(
                        guesser,
                        () -> factors.takeCode(accountId, code, clock.instant()) ? Optional.of(code) : Optional.empty())
                .isPresent();
    }
}
