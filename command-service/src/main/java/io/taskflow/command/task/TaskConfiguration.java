package io.taskflow.command.task;

import io.taskflow.command.CommandSchema;
import io.taskflow.command.access.Access;
import io.taskflow.command.aggregate.AggregateLocks;
import io.taskflow.command.aggregate.Root;
import io.taskflow.command.board.Boards;
import io.taskflow.command.board.KnownFields;
import io.taskflow.command.claim.WipLimits;
import io.taskflow.command.rank.Ranks;
import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.InlineProjection;
import io.taskflow.support.events.EventCodec;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans of tasks. */
@Configuration(proxyBeanMethods = false)
class TaskConfiguration {
    private static final int CACHED = 40_000;

    @Bean
    Tasks tasks(
            EventStore eventStore,
            AggregateLocks locks,
            Access access,
            DataSource database,
            Ranks ranks,
            Appender appender,
            EventLog log,
            EventCodec codec,
            WipLimits limits,
            KnownFields fields,
            Boards boards) {
        Repository<Task> repository = Root.repository(Task.class, eventStore, locks, CACHED);
        var places = new TaskPlaces(JdbcClient.create(database));
        return new Tasks(
                repository,
                access,
                places,
                ranks,
                new Rebalancing(places, ranks, appender, log, codec),
                limits,
                fields,
                new Recurrences(log, codec, boards, ranks, InstantSource.system()));
    }

    @Bean
    TaskComments taskComments(DataSource database, CommandSchema schema, EventLog log, EventCodec codec) {
        return new TaskComments(JdbcClient.create(database), log, codec);
    }

    @Bean
    Relocations relocations(EventLog log, EventCodec codec, Boards boards, Access access, TaskComments comments) {
        return new Relocations(log, codec, boards, access, comments);
    }

    @Bean
    InlineProjection taskCommentProjection(CommandSchema schema, EventCodec codec) {
        return new TaskCommentProjection(codec);
    }

    @Bean
    InlineProjection taskArrivalProjection(CommandSchema schema, EventCodec codec) {
        return new TaskArrivalProjection(codec);
    }

    @Bean
    DependencyGraph dependencyGraph(DataSource database, CommandSchema schema, AggregateLocks locks) {
        return new DependencyGraph(JdbcClient.create(database), locks);
    }

    @Bean
    InlineProjection dependencyProjection(CommandSchema schema, EventCodec codec) {
        return new DependencyProjection(codec);
    }

    @Bean
    WipLimits wipLimits() {
        return new WipLimits();
    }

    @Bean
    InlineProjection taskPlaceProjection(CommandSchema schema, EventCodec codec) {
        return new TaskPlaceProjection(codec);
    }
}
