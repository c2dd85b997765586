package org.example.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.testing.TestPostgres;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.gateway.EventGateway;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jpa.JpaSagaStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With the library on its class path and nothing else changed, the application runs on the log. */
@Timeout(60)
class OrdersOnTheLogTest {

    private static TestPostgres.Database database;
    private static Orders orders;

    @BeforeAll
    static void start() {
        database = TestPostgres.createDatabase();
        orders = Orders.onTheLog(database);
    }

    @AfterAll
    static void end() {
        orders.close();
        database.close();
    }

    @Test
    void eventsGoToTheLogAndSagasStayWhereTheyWere() {
        assertThat(orders.context.getBean(EventStorageEngine.class).getClass().getPackageName())
                .startsWith("io.taskflow.eventstore");
        assertThat(orders.context.getBean(SagaStore.class)).isInstanceOf(JpaSagaStore.class);
        assertThat(tables("public"))
                .contains("saga_entry", "association_value_entry")
                .doesNotContain("domain_event_entry");
    }

    @Test
    void theApplicationsOwnFlywayRunsBesideThatOfTheLog() {
        assertThat(versions("public.flyway_schema_history")).containsExactly("1");
        assertThat(versions("log.migration")).contains("1");
        assertThat(tables("log")).doesNotContain("flyway_schema_history", "order_summary");
    }

    @Test
    void anOrderIsPlacedFilledShippedBilledAndDelivered() {
        String id = orders.place();
        for (int item = 1; item <= 7; item++) {
            assertThat(orders.<Integer>send(new Order.AddItem(id))).isEqualTo(item);
        }
        orders.send(new Order.Ship(id));
        assertThatThrownBy(() -> orders.send(new Order.AddItem(id))).hasMessageContaining("takes no more items");
        Orders.await(() -> orders.count("invoice WHERE items = 7 AND order_id = '" + id + "'") == 1);
        Orders.await(() -> orders.count("association_value_entry WHERE association_value = '" + id + "'") == 1);
        orders.send(new Order.ConfirmDelivery(id));

        Orders.await(() -> stored("Delivery$Completed", id) == 1);
        Orders.await(() ->
                orders.count("order_summary WHERE shipped AND items = 7 AND applied = 8 AND id = '" + id + "'") == 1);
        assertThat(stored("Billing$InvoiceIssued", id)).isEqualTo(1);
        assertThat(orders.count("association_value_entry WHERE association_value = '" + id + "'"))
                .isZero();
        Orders.await(() -> orders.count("log.snapshot WHERE stream_id = '" + id + "'") == 1);
    }

    @Test
    void whatATransactionThatIsRolledBackPublishedWasNeverThere() {
        String id = UUID.randomUUID().toString();

        orders.rolledBack(new Billing.InvoiceIssued(id, 1));

        assertThat(stored("Billing$InvoiceIssued", id)).isZero();
    }

    @Test
    void anEventAndTheRowsOfItsTransactionAreDurableTogether() {
        String id = UUID.randomUUID().toString();
        EventGateway events = orders.context.getBean(EventGateway.class);

        orders.inTransaction(() -> {
            orders.sql.sql("INSERT INTO invoice VALUES (?, 3)").param(id).update();
            events.publish(new Billing.InvoiceIssued(id, 3));
            assertThat(seenByOthers(
                            "SELECT count(*) FROM log.event WHERE convert_from(payload, 'UTF8') LIKE '%" + id + "%'"))
                    .isZero();
        });

        assertThat(stored("Billing$InvoiceIssued", id)).isEqualTo(1);
        assertThat(orders.count("invoice WHERE order_id = '" + id + "'")).isEqualTo(1);
    }

    private static int seenByOthers(String query) {
        try (var pool = database.pool(1);
                var connection = pool.getConnection();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static int stored(String type, String id) {
        return orders.count(
                "log.event WHERE type LIKE '%" + type + "' AND convert_from(payload, 'UTF8') LIKE '%" + id + "%'");
    }

    private static List<String> tables(String schema) {
        return orders.sql
                .sql("SELECT table_name FROM information_schema.tables WHERE table_schema = ?")
                .param(schema)
                .query(String.class)
                .list();
    }

    private static List<String> versions(String history) {
        return orders.sql
                .sql("SELECT version FROM " + history + " WHERE version IS NOT NULL")
                .query(String.class)
                .list();
    }
}
