package io.taskflow.eventstore.autoconfigure.account;

import javax.sql.DataSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A read model: one row an account. */
@ProcessingGroup("balances")
public class Balances {

    private final JdbcClient sql;

    public Balances(DataSource readModels) {
        sql = JdbcClient.create(readModels);
        sql.sql(
                        "CREATE TABLE IF NOT EXISTS balance (id text PRIMARY KEY, amount bigint NOT NULL, in_transaction boolean NOT NULL)")
                .update();
    }

    @EventHandler
    void on(Account.Opened event) {
        sql.sql("INSERT INTO balance VALUES (?, 0, ?)")
                .params(event.id(), TransactionSynchronizationManager.isActualTransactionActive())
                .update();
    }

    @EventHandler
    void on(Account.Deposited event) {
        sql.sql("UPDATE balance SET amount = amount + ? WHERE id = ?")
                .params(event.amount(), event.id())
                .update();
    }
}
