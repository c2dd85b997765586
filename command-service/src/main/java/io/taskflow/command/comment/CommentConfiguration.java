package io.taskflow.command.comment;

import io.taskflow.command.access.Access;
import io.taskflow.command.task.Tasks;
import io.taskflow.eventstore.axon.AggregateCache;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of comments. */
@Configuration(proxyBeanMethods = false)
class CommentConfiguration {
    private static final int CACHED = 10_000;

    @Bean
    Comments comments(EventStore eventStore, Access access, Tasks tasks) {
        Repository<Comment> repository = EventSourcingRepository.builder(Comment.class)
                .eventStore(eventStore)
                .cache(new AggregateCache(CACHED))
                // An id of something else is no id of a comment.
                .filterByAggregateType()
                .build();
        return new Comments(repository, access, tasks);
    }
}
