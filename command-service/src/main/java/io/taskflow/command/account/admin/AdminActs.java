package io.taskflow.command.account.admin;

import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All acts of admins. */
interface AdminActs extends Repository<AdminAct, UUID> {
    AdminAct save(AdminAct act);
}
