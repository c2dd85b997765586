package io.taskflow.eventstore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.eventstore.archive.Archives;
import io.taskflow.eventstore.archive.S3Server;
import io.taskflow.eventstore.autoconfigure.account.Account;
import io.taskflow.eventstore.autoconfigure.account.AccountApplication;
import io.taskflow.eventstore.autoconfigure.account.Deposits;
import io.taskflow.eventstore.contract.Samples;
import io.taskflow.eventstore.postgres.MonthArchiver;
import io.taskflow.testing.TestPostgres;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@Timeout(60)
class ArchiveInS3Test {
    private final String account = UUID.randomUUID().toString();

    @Test
    void processorsAndAggregatesReadThroughAMonthInS3() throws Exception {
        try (S3Server server = new S3Server();
                TestPostgres.Database database = TestPostgres.createDatabase()) {
            try (ConfigurableApplicationContext before = start(database, server)) {
                CommandGateway commands = before.getBean(CommandGateway.class);
                commands.sendAndWait(new Account.Open(account));
                commands.sendAndWait(new Account.Deposit(account, 3));
                endMonth(before);
                commands.sendAndWait(new Account.Deposit(account, 4));
                seesBoth(before);

                new MonthArchiver(
                                before.getBean(DataSource.class),
                                new Archives("s3://" + server.bucket(), server.endpoint()))
                        .archive(YearMonth.now(ZoneOffset.UTC));
            }
            forgetToken(database);
            try (ConfigurableApplicationContext after = start(database, server)) {
                seesBoth(after);
                assertThat(after.getBean(CommandGateway.class).<Object>sendAndWait(new Account.Withdraw(account, 7)))
                        .isEqualTo(0L);
            }
        }
    }

    private static ConfigurableApplicationContext start(TestPostgres.Database database, S3Server server) {
        return ApplicationForATest.start(
                AccountApplication.class,
                database,
                "axon.eventhandling.processors.deposits.mode=pooled",
                "axon.eventhandling.processors.deposits.initial-segment-count=1",
                "axon.eventhandling.processors.deposits.source=depositsAlone",
                "taskflow.event-store.archive.s3-endpoint=" + server.endpoint());
    }

    /** As if the newest group stood at the beginning of the next one. */
    private static void endMonth(ConfigurableApplicationContext application) {
        JdbcClient.create(application.getBean(DataSource.class))
                .sql(
                        "INSERT INTO log.append_group SELECT number + 1, last_position + 1, last_position, date_trunc('month', now(), 'UTC') + interval '1 month',"
                                + " gen_random_uuid(), frontier FROM log.append_group ORDER BY number DESC LIMIT 1")
                .update();
    }

    /** So that the processor begins anew. */
    private static void forgetToken(TestPostgres.Database database) {
        try (var pool = database.pool(1)) {
            JdbcClient.create(pool)
                    .sql("DELETE FROM log.token WHERE processor = 'deposits'")
                    .update();
        }
    }

    private void seesBoth(ConfigurableApplicationContext application) {
        Deposits deposits = application.getBean(Deposits.class);
        Samples.await(() -> deposits.seen().size() == 2);
        assertThat(deposits.seen())
                .containsExactly(new Account.Deposited(account, 3), new Account.Deposited(account, 4));
    }
}
