package io.taskflow.command.account.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All sessions. One that ends also runs out, so that a clean-up needs to look for one thing only. */
interface SessionRows extends Repository<Session, UUID> {

    Session save(Session session);

    Optional<Session> findById(UUID id);

    boolean existsByIdAndEndedAtIsNull(UUID id);

    boolean existsByAccountIdAndAddress(UUID accountId, String address);

    @Query("""
            SELECT s FROM Session s
             WHERE s.accountId = :accountId AND s.id < :before AND s.endedAt IS NULL AND s.expiresAt > :now
             ORDER BY s.id DESC""")
    List<Session> standing(UUID accountId, UUID before, Instant now, Limit limit);

    /** @return 0 when it does not stand any more */
    @Modifying
    @Query("""
            UPDATE Session s SET s.usedAt = :now, s.expiresAt = :expiresAt
             WHERE s.id = :id AND s.endedAt IS NULL AND s.expiresAt > :now""")
    int goOn(UUID id, Instant now, Instant expiresAt);

    @Modifying
    @Query("UPDATE Session s SET s.endedAt = :now, s.expiresAt = :now WHERE s.id = :id AND s.endedAt IS NULL")
    int end(UUID id, Instant now);

    /** @return 0 when it does not stand any more, or is somebody else's */
    @Modifying
    @Query("""
            UPDATE Session s SET s.endedAt = :now, s.expiresAt = :now
             WHERE s.id = :id AND s.accountId = :accountId AND s.endedAt IS NULL AND s.expiresAt > :now""")
    int endOwn(UUID accountId, UUID id, Instant now);

    @Modifying
    @Query("""
            UPDATE Session s SET s.endedAt = :now, s.expiresAt = :now
             WHERE s.accountId = :accountId AND s.id <> :kept AND s.endedAt IS NULL""")
    int endOthers(UUID accountId, UUID kept, Instant now);

    @Modifying
    @Query("""
            UPDATE Session s SET s.endedAt = :now, s.expiresAt = :now
             WHERE s.accountId = :accountId AND s.endedAt IS NULL""")
    int endAll(UUID accountId, Instant now);

    @Modifying
    @NativeQuery("""
            DELETE FROM account.session WHERE id IN (
                SELECT id FROM account.session WHERE expires_at < :now LIMIT :most FOR UPDATE SKIP LOCKED)""")
    int deleteExpired(Instant now, int most);
}
