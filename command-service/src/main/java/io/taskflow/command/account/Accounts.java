package io.taskflow.command.account;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All accounts. */
public interface Accounts extends Repository<Account, UUID> {

    Account saveAndFlush(Account account);

    Optional<Account> findById(UUID id);

    Optional<Account> findByEmail(String email);

    boolean existsByEmail(String email);

    boolean existsBySystemAdminTrue();

    /** The oldest that come after an id. */
    @Query("SELECT a FROM Account a WHERE a.id > :after ORDER BY a.id")
    List<Account> listAfter(UUID after, Limit limit);

    long countBySystemAdminTrueAndDisabledFalse();

    /** Reads an account and keeps others from changing it until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("SELECT a FROM Account a WHERE a.id = :id")
    Optional<Account> lock(UUID id);

    /** Keeps every other process from adding accounts until the transaction ends. */
    @Modifying
    @NativeQuery("LOCK TABLE account.account IN SHARE ROW EXCLUSIVE MODE")
    void lockAll();
}
