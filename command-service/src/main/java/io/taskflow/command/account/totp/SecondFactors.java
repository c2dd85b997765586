package io.taskflow.command.account.totp;

import io.taskflow.command.account.AccountConfiguration;
import io.taskflow.command.account.session.AccountSessions;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import io.taskflow.support.security.CurrentUser;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The life of second factors: made, confirmed by a first code, asked for at each login, removed. */
@Component
@Transactional(AccountConfiguration.TRANSACTIONS)
public class SecondFactors {
    private final SecondFactorRows rows;
    private final RecoveryCodeRows recoveryCodes;
    private final AccountSessions sessions;

    SecondFactors(SecondFactorRows rows, RecoveryCodeRows recoveryCodes, AccountSessions sessions) {
        this.rows = rows;
        this.recoveryCodes = recoveryCodes;
        this.sessions = sessions;
    }

    /** Whether a login of this account takes a code. */
    public boolean on(UUID accountId) {
        return rows.existsByAccountIdAndConfirmedTrue(accountId);
    }

    /**
     * A fresh secret that waits for its first code.
     *
     * @throws ProblemException {@code second-factor-state} when there is a confirmed one already
     */
    byte[] begin(CurrentUser user) {
        sessions.hold(user);
        byte[] secret = Base32.random(Totp.SECRET_BYTES);
        Optional<SecondFactor> known = rows.lock(user.id());
        if (known.filter(SecondFactor::confirmed).isPresent()) {
            throw state("Your account has a second factor: remove it before you make another");
        }
        known.ifPresentOrElse(factor -> factor.replace(secret), () -> rows.save(new SecondFactor(user.id(), secret)));
        return secret;
    }

    /**
     * Asks for codes from now on, if this is one.
     *
     * @return recovery codes; empty for a wrong code
     * @throws ProblemException {@code second-factor-state} when none waits for a first code
     */
    Optional<List<String>> confirm(CurrentUser user, String code, Instant now) {
        sessions.hold(user);
        SecondFactor factor = rows.lock(user.id())
                .filter(found -> !found.confirmed())
                .orElseThrow(() -> state("Begin with POST /me/totp"));
        if (!factor.take(code, now)) {
            return Optional.empty();
        }
        factor.confirm();
        List<String> codes = RecoveryCodes.random();
        recoveryCodes.saveAll(codes.stream()
                .map(fresh -> new RecoveryCode(RecoveryCodes.hash(fresh), user.id()))
                .toList());
        return Optional.of(codes);
    }

    /** Uses up a code of the app; false for one that is wrong or was used. */
    boolean takeCode(UUID accountId, String code, Instant now) {
        return rows.lock(accountId)
                .filter(SecondFactor::confirmed)
                .filter(factor -> factor.take(code, now))
                .isPresent();
    }

    /** Uses up a recovery code; false for one that is wrong or was used. */
    boolean takeRecoveryCode(UUID accountId, String code) {
        return recoveryCodes.use(accountId, RecoveryCodes.hash(code)) > 0;
    }

    /** Removes the second factor of an account, and its recovery codes; false if it has none. */
    public boolean remove(UUID accountId) {
        return rows.delete(accountId) > 0;
    }

    private static ProblemException state(String detail) {
        return new ProblemException(ProblemType.SECOND_FACTOR_STATE, detail);
    }
}
