package org.example.orders;

import io.taskflow.testing.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.gateway.EventGateway;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The application, running. */
final class Orders implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final ConfigurableApplicationContext context;
    final JdbcClient sql;

    private final CommandGateway commands;

    private Orders(TestPostgres.Database database, String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "spring.datasource.url=" + database.url(),
                "spring.datasource.username=" + database.user(),
                "spring.datasource.password=" + database.password(),
                "spring.main.banner-mode=off",
                "logging.level.root=warn"));
        all.addAll(List.of(properties));
        context = new SpringApplicationBuilder(OrdersApplication.class)
                .properties(all.toArray(String[]::new))
                .run();
        commands = context.getBean(CommandGateway.class);
        sql = JdbcClient.create(context.getBean(DataSource.class));
    }

    static Orders onTheLog(TestPostgres.Database database, String... properties) {
        return new Orders(database, properties);
    }

    /** As it was before it had this library. */
    static Orders onStockAxon(TestPostgres.Database database, String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        all.add("spring.autoconfigure.exclude=io.taskflow.eventstore.autoconfigure.EventStoreAutoConfiguration");
        all.add("axon.update-check.disabled=true");
        return new Orders(database, all.toArray(String[]::new));
    }

    String place() {
        String id = UUID.randomUUID().toString();
        send(new Order.Place(id));
        return id;
    }

    <R> R send(Object command) {
        return commands.sendAndWait(command);
    }

    void rolledBack(Object event) {
        inTransaction(() -> {
            context.getBean(EventGateway.class).publish(event);
            throw new Undone();
        });
    }

    void inTransaction(Runnable work) {
        try {
            new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                    .executeWithoutResult(transaction -> work.run());
        } catch (Undone expected) {
            // That was the point.
        }
    }

    static final class Undone extends RuntimeException {}

    int count(String condition) {
        return sql.sql("SELECT count(*) FROM " + condition).query(Integer.class).single();
    }

    static void await(BooleanSupplier condition) {
        Awaitility.await().pollInSameThread().atMost(PATIENCE).until(condition::getAsBoolean);
    }

    @Override
    public void close() {
        context.close();
    }
}
