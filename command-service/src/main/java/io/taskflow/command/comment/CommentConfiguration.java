package io.taskflow.command.comment;

import io.taskflow.command.access.Access;
import io.taskflow.command.aggregate.AggregateLocks;
import io.taskflow.command.aggregate.Root;
import io.taskflow.command.task.Tasks;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of comments. */
@Configuration(proxyBeanMethods = false)
class CommentConfiguration {
    private static final int CACHED = 10_000;

    @Bean
    Comments comments(EventStore eventStore, AggregateLocks locks, Access access, Tasks tasks) {
        Repository<Comment> repository = Root.repository(Comment.class, eventStore, locks, CACHED);
        return new Comments(repository, access, tasks);
    }
}
