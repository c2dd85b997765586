package io.taskflow.command.board;

import io.taskflow.command.access.Access;
import io.taskflow.eventstore.axon.AggregateCache;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of boards. */
@Configuration(proxyBeanMethods = false)
class BoardConfiguration {
    private static final int CACHED = 5_000;

    @Bean
    Boards boards(EventStore eventStore, Access access) {
        Repository<Board> repository = EventSourcingRepository.builder(Board.class)
                .eventStore(eventStore)
                .cache(new AggregateCache(CACHED))
                // An id of something else is no id of a board.
                .filterByAggregateType()
                .build();
        return new Boards(repository, access);
    }
}
