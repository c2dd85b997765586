package io.taskflow.command.watcher;

import io.taskflow.command.access.Access;
import io.taskflow.command.aggregate.AggregateLocks;
import io.taskflow.command.aggregate.Root;
import io.taskflow.command.task.Tasks;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of those who watch tasks. */
@Configuration(proxyBeanMethods = false)
class WatcherConfiguration {
    private static final int CACHED = 10_000;

    @Bean
    Watching watching(EventStore eventStore, AggregateLocks locks, Access access, Tasks tasks) {
        return new Watching(Root.repository(Watchers.class, eventStore, locks, CACHED), locks, access, tasks);
    }
}
