package org.example.orders;

import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Nothing here says where events are kept: which engine it runs on is a matter of its class path. */
@SpringBootApplication(proxyBeanMethods = false)
public class OrdersApplication {

    @Bean
    SnapshotTriggerDefinition everyFiveEvents(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, 5);
    }
}
