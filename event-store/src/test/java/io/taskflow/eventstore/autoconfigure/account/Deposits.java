package io.taskflow.eventstore.autoconfigure.account;

import io.taskflow.eventstore.axon.PostgresEventStore;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Handles whatever it is given, which is deposits. */
@ProcessingGroup("deposits")
public class Deposits {

    private final List<Object> seen = new CopyOnWriteArrayList<>();

    /** Named in the processor's settings. */
    @Configuration(proxyBeanMethods = false)
    static class Source {
        @Bean
        StreamableMessageSource<TrackedEventMessage<?>> depositsAlone(PostgresEventStore events) {
            return events.ofTypes(Set.of(Account.Deposited.class.getName()));
        }
    }

    @EventHandler
    void on(Object event) {
        seen.add(event);
    }

    public List<Object> seen() {
        return seen;
    }
}
