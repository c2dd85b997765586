package io.taskflow.command.account.admin;

import io.taskflow.command.account.Account;
import io.taskflow.command.account.SystemRole;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** An account as admins see it. */
record UserView(UUID id, String email, String name, List<SystemRole> roles, boolean disabled, Instant createdAt) {
    static UserView of(Account account) {
        return new UserView(
                account.getId(),
                account.email(),
                account.name(),
                Stream.of(SystemRole.values()).filter(account::has).toList(),
                account.disabled(),
                account.createdAt());
    }
}
