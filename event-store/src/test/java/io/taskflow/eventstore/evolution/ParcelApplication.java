package io.taskflow.eventstore.evolution;

import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({Parcel.class, Courier.class, Handled.class})
public class ParcelApplication {

    /** Oldest first: each lifts what those before it have left. */
    @Bean
    static EventUpcasterChain upcasters() {
        return new EventUpcasterChain(new SentSaysStreetAndCity(), new SentIsDispatched(), new DeliveryIsNotPayment());
    }

    @Bean
    SnapshotTriggerDefinition everyThreeEvents(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, 3);
    }
}
