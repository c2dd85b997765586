package io.taskflow.command.workspace;

import io.taskflow.command.access.Access;
import io.taskflow.command.aggregate.AggregateLocks;
import io.taskflow.command.aggregate.Root;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of workspaces. */
@Configuration(proxyBeanMethods = false)
class WorkspaceConfiguration {
    private static final int CACHED = 1_000;

    @Bean
    Workspaces workspaces(EventStore eventStore, AggregateLocks locks, Access access) {
        Repository<Workspace> repository = Root.repository(Workspace.class, eventStore, locks, CACHED);
        return new Workspaces(repository, access);
    }
}
