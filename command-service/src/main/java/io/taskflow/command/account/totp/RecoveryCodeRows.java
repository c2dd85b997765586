package io.taskflow.command.account.totp;

import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All recovery codes that were not used. */
interface RecoveryCodeRows extends Repository<RecoveryCode, String> {

    <S extends RecoveryCode> Iterable<S> saveAll(Iterable<S> codes);

    /** @return 0 when it is none of this account's, or was used */
    @Modifying
    @Query("DELETE FROM RecoveryCode c WHERE c.hash = :hash AND c.accountId = :accountId")
    int use(UUID accountId, String hash);
}
