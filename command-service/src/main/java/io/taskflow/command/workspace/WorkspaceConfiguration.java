package io.taskflow.command.workspace;

import io.taskflow.command.access.Access;
import io.taskflow.eventstore.axon.AggregateCache;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of workspaces. */
@Configuration(proxyBeanMethods = false)
class WorkspaceConfiguration {
    private static final int CACHED = 1_000;

    @Bean
    Workspaces workspaces(EventStore eventStore, Access access) {
        Repository<Workspace> repository = EventSourcingRepository.builder(Workspace.class)
                .eventStore(eventStore)
                .cache(new AggregateCache(CACHED))
                // An id of something else is no id of a workspace.
                .filterByAggregateType()
                .build();
        return new Workspaces(repository, access);
    }
}
