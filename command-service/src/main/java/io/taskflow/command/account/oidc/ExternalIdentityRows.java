package io.taskflow.command.account.oidc;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** All people whom issuers know. */
interface ExternalIdentityRows extends Repository<ExternalIdentity, ExternalIdentity.Key> {

    ExternalIdentity saveAndFlush(ExternalIdentity identity);

    Optional<ExternalIdentity> findById(ExternalIdentity.Key key);
}
