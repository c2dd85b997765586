package io.taskflow.command.aggregate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of aggregates. */
@Configuration(proxyBeanMethods = false)
class AggregateConfiguration {
    @Bean
    AggregateLocks aggregateLocks() {
        return new AggregateLocks();
    }
}
