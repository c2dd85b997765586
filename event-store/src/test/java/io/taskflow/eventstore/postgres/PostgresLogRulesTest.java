package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.axon.PostgresEventStorageEngine;
import io.taskflow.eventstore.contract.AxonRules;
import io.taskflow.eventstore.contract.DecisionRules;
import io.taskflow.eventstore.contract.Engine;
import io.taskflow.eventstore.contract.FaultRules;
import io.taskflow.eventstore.contract.OrderRules;
import io.taskflow.eventstore.contract.TypeRules;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.junit.jupiter.api.Nested;

/** The log on PostgreSQL keeps every rule. */
class PostgresLogRulesTest {

    @Nested
    class Order extends OrderRules<PostgresLog> {
        @Override
        protected Engine<PostgresLog> newEngine() {
            return new PostgresEngine();
        }
    }

    @Nested
    class Decisions extends DecisionRules<PostgresLog> {
        @Override
        protected Engine<PostgresLog> newEngine() {
            return new PostgresEngine();
        }
    }

    @Nested
    class Faults extends FaultRules<PostgresLog> {
        @Override
        protected Engine<PostgresLog> newEngine() {
            return new PostgresEngine();
        }
    }

    @Nested
    class Aggregates extends AxonRules<PostgresLog> {
        @Override
        protected Engine<PostgresLog> newEngine() {
            return new PostgresEngine();
        }

        @Override
        protected EventStorageEngine storage(PostgresLog log, EventUpcaster upcaster) {
            PostgresEventStorageEngine.Builder builder =
                    PostgresEventStorageEngine.builder(log, log, engine.database());
            builder.eventSerializer(SERIALIZER).snapshotSerializer(SERIALIZER).upcasterChain(upcaster);
            return builder.build();
        }
    }

    @Nested
    class Types extends TypeRules<PostgresLog> {
        @Override
        protected Engine<PostgresLog> newEngine() {
            return new PostgresEngine();
        }
    }
}
