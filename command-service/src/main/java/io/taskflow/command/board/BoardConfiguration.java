package io.taskflow.command.board;

import io.taskflow.command.access.Access;
import io.taskflow.command.aggregate.AggregateLocks;
import io.taskflow.command.aggregate.Root;
import io.taskflow.eventstore.EventLog;
import io.taskflow.support.events.EventCodec;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of boards. */
@Configuration(proxyBeanMethods = false)
class BoardConfiguration {
    private static final int CACHED = 5_000;

    @Bean
    Boards boards(EventStore eventStore, AggregateLocks locks, Access access) {
        Repository<Board> repository = Root.repository(Board.class, eventStore, locks, CACHED);
        return new Boards(repository, access);
    }

    @Bean
    KnownFields knownFields(EventLog log, EventCodec codec) {
        return new KnownFields(log, codec);
    }
}
