package org.example.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.taskflow.eventstore.migration.AxonMigration;
import io.taskflow.eventstore.migration.MigrationReport;
import io.taskflow.testing.TestPostgres;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.JpaEventStorageEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The application as it is with Axon's JPA engine, migrated and started again with this library: nobody can tell. */
@Timeout(120)
class MigrationFromJpaTest {

    @Test
    void theApplicationGoesOnWhereItStopped() throws Exception {
        try (TestPostgres.Database database = TestPostgres.createDatabase()) {
            String filled;
            String shipped;
            String late;
            try (Orders before = Orders.onStockAxon(database)) {
                assertThat(before.context.getBean(EventStorageEngine.class)).isInstanceOf(JpaEventStorageEngine.class);
                filled = before.place();
                before.rolledBack(new Billing.InvoiceIssued("nobody", 1));
                add(before, filled, 7);
                shipped = before.place();
                add(before, shipped, 2);
                before.send(new Order.Ship(shipped));
                before.rolledBack(new Billing.InvoiceIssued("nobody", 2));
                Orders.await(() -> stored(before, "public.domain_event_entry", "payload_type", "InvoiceIssued") == 1);
                Orders.await(() -> before.count("snapshot_event_entry") == 1);
                String last = before.place();
                Orders.await(() -> before.count("order_summary WHERE id = '" + last + "'") == 1);
                Orders.await(
                        () -> before.count("association_value_entry WHERE association_value = '" + shipped + "'") == 1);
                // From here on the summaries fall behind.
                shutDown(before, "summaries");
                add(before, filled, 2);
                late = before.place();
                assertThat(before.sql
                                .sql(
                                        "SELECT data_type FROM information_schema.columns WHERE table_name = 'domain_event_entry' AND column_name = 'payload'")
                                .query(String.class)
                                .single())
                        .as("large objects, as Hibernate has it unless told otherwise")
                        .isEqualTo("oid");
                assertThat(before.count(
                                "domain_event_entry WHERE global_index > (SELECT count(*) FROM domain_event_entry)"))
                        .as("indexes have gaps")
                        .isPositive();
            }

            MigrationReport report = migrate(database);

            assertThat(report.events()).isEqualTo(3 + 9 + 2 + 1 + 1 + 1);
            assertThat(report.snapshots()).isEqualTo(1);
            assertThat(report.tokens()).extracting(MigrationReport.Token::again).containsOnly(0L);
            try (Orders after = Orders.onTheLog(database)) {
                assertThat(after.<Integer>send(new Order.AddItem(filled))).isEqualTo(10);
                after.send(new Order.Ship(filled));
                after.send(new Order.ConfirmDelivery(shipped));

                // Each event made its way into the summaries once: those from before, those the old engine left behind,
                // the new ones.
                Orders.await(() -> after.count(
                                "order_summary WHERE shipped AND items = 10 AND applied = 11 AND id = '" + filled + "'")
                        == 1);
                Orders.await(() -> after.count(
                                "order_summary WHERE shipped AND items = 2 AND applied = 3 AND id = '" + shipped + "'")
                        == 1);
                Orders.await(() -> after.count("order_summary WHERE id = '" + late + "'") == 1);
                // The saga that the old engine began ends, and what was billed is not billed again.
                Orders.await(() -> stored(after, "log.event", "type", "Delivery$Completed") == 1);
                Orders.await(() -> after.count("invoice") == 2);
                Orders.await(() -> stored(after, "log.event", "type", "InvoiceIssued") == 2);
                assertThat(after.count("log.event WHERE stream_id = '" + filled + "' AND sequence < 12"))
                        .isEqualTo(12);
                assertThat(after.count("log.token WHERE owner IS NOT NULL")).isEqualTo(4);
            }
        }
    }

    private static void add(Orders orders, String order, int items) {
        for (int item = 0; item < items; item++) {
            orders.send(new Order.AddItem(order));
        }
    }

    private static void shutDown(Orders orders, String processor) {
        orders.context
                .getBean(EventProcessingConfiguration.class)
                .eventProcessor(processor, StreamingEventProcessor.class)
                .orElseThrow()
                .shutDown();
    }

    private static MigrationReport migrate(TestPostgres.Database database) throws Exception {
        try (HikariDataSource pool = database.pool(4)) {
            return new AxonMigration(pool, pool, events -> {}).run();
        }
    }

    private static int stored(Orders orders, String table, String column, String type) {
        return orders.count(table + " WHERE " + column + " LIKE '%" + type + "'");
    }
}
