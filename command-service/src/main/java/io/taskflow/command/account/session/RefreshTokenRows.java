package io.taskflow.command.account.session;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All refresh tokens that have not run out. */
interface RefreshTokenRows extends Repository<RefreshToken, String> {

    RefreshToken save(RefreshToken token);

    /** Reads a token and keeps others from using it until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("SELECT t FROM RefreshToken t WHERE t.hash = :hash AND t.expiresAt > :now")
    Optional<RefreshToken> lock(String hash, Instant now);

    @Modifying
    @NativeQuery("""
            DELETE FROM account.refresh_token WHERE hash IN (
                SELECT hash FROM account.refresh_token WHERE expires_at < :now LIMIT :most FOR UPDATE SKIP LOCKED)""")
    int deleteExpired(Instant now, int most);
}
