package io.taskflow.command.filter;

import io.taskflow.command.aggregate.AggregateLocks;
import io.taskflow.command.aggregate.Root;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of filters. */
@Configuration(proxyBeanMethods = false)
class FilterConfiguration {
    private static final int CACHED = 1_000;

    @Bean
    SavedFilters savedFilters(EventStore eventStore, AggregateLocks locks) {
        return new SavedFilters(Root.repository(Filters.class, eventStore, locks, CACHED));
    }
}
