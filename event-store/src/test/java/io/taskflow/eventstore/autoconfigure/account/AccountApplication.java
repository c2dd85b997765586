package io.taskflow.eventstore.autoconfigure.account;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taskflow.eventstore.axon.Refusals;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({Account.class, Balances.class, Deposits.class, Deposits.Source.class})
public class AccountApplication {

    @Bean
    Refusals overdrawn() {
        return result -> result instanceof Account.Overdrawn;
    }

    @Bean
    SnapshotTriggerDefinition everyFiveEvents(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, 5);
    }

    @Bean
    SimpleMeterRegistry meters() {
        return new SimpleMeterRegistry();
    }
}
