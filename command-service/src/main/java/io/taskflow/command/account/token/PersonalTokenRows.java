package io.taskflow.command.account.token;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All personal access tokens that were not deleted. */
interface PersonalTokenRows extends Repository<PersonalToken, UUID> {

    PersonalToken save(PersonalToken token);

    @Query("""
            SELECT t FROM PersonalToken t
             WHERE t.accountId = :accountId AND t.id < :before AND t.expiresAt > :now
             ORDER BY t.id DESC""")
    List<PersonalToken> standing(UUID accountId, UUID before, Instant now, Limit limit);

    /** @return 0 when there is none, or it is somebody else's */
    @Modifying
    @Query("DELETE FROM PersonalToken t WHERE t.id = :id AND t.accountId = :accountId AND t.expiresAt > :now")
    int deleteOwn(UUID accountId, UUID id, Instant now);

    @Modifying
    @Query("DELETE FROM PersonalToken t WHERE t.accountId = :accountId")
    int deleteAll(UUID accountId);

    @Modifying
    @Query("DELETE FROM PersonalToken t WHERE t.expiresAt <= :now")
    int deleteExpired(Instant now);
}
