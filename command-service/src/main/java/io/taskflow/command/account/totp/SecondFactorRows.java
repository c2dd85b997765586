package io.taskflow.command.account.totp;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All second factors, those that wait for a first code included. */
interface SecondFactorRows extends Repository<SecondFactor, UUID> {

    SecondFactor save(SecondFactor factor);

    boolean existsByAccountIdAndConfirmedTrue(UUID accountId);

    /** Reads a factor and keeps others from using it until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("SELECT f FROM SecondFactor f WHERE f.accountId = :accountId")
    Optional<SecondFactor> lock(UUID accountId);

    /** Its recovery codes go with it. */
    @Modifying
    @Query("DELETE FROM SecondFactor f WHERE f.accountId = :accountId")
    int delete(UUID accountId);
}
