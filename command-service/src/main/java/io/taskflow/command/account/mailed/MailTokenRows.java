package io.taskflow.command.account.mailed;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All tokens that were sent by mail and not used. */
interface MailTokenRows extends Repository<MailToken, String> {

    MailToken save(MailToken token);

    long countByAccountIdAndPurposeAndExpiresAtAfter(UUID accountId, Purpose purpose, Instant now);

    @Query("SELECT t.accountId FROM MailToken t WHERE t.hash = :hash AND t.purpose = :purpose AND t.expiresAt > :now")
    Optional<UUID> holder(String hash, Purpose purpose, Instant now);

    /** @return 0 when it was used meanwhile */
    @Modifying
    @Query("DELETE FROM MailToken t WHERE t.hash = :hash")
    int use(String hash);

    @Modifying
    @Query("DELETE FROM MailToken t WHERE t.accountId = :accountId AND t.purpose = :purpose")
    int deleteAll(UUID accountId, Purpose purpose);

    @Modifying
    @Query("DELETE FROM MailToken t WHERE t.expiresAt <= :now")
    int deleteExpired(Instant now);
}
