package io.taskflow.eventstore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.AppendRefusedException;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.ExpectedVersion;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.Receipt;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.autoconfigure.account.Account;
import io.taskflow.eventstore.autoconfigure.account.AccountApplication;
import io.taskflow.eventstore.autoconfigure.account.Deposits;
import io.taskflow.eventstore.axon.CommandAnswer;
import io.taskflow.eventstore.axon.CommandAnswer.Accepted;
import io.taskflow.eventstore.axon.CommandAnswer.Refused;
import io.taskflow.eventstore.axon.CommandDispatcher;
import io.taskflow.eventstore.axon.ContendedException;
import io.taskflow.eventstore.axon.PostgresEventStorageEngine;
import io.taskflow.eventstore.axon.PostgresEventStore;
import io.taskflow.eventstore.axon.PostgresTokenStore;
import io.taskflow.eventstore.contract.Samples;
import io.taskflow.eventstore.postgres.PostgresLog;
import io.taskflow.testing.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.gateway.EventGateway;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.updates.configuration.UsagePropertyProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(60)
class AxonApplicationTest {

    private static TestPostgres.Database database;
    private static ConfigurableApplicationContext application;
    private static CommandDispatcher dispatcher;
    private static PostgresLog log;

    private final String account = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        database = TestPostgres.createDatabase();
        application = ApplicationForATest.start(
                AccountApplication.class,
                database,
                "axon.eventhandling.processors.balances.mode=pooled",
                "axon.eventhandling.processors.balances.initial-segment-count=1",
                "axon.eventhandling.processors.deposits.mode=pooled",
                "axon.eventhandling.processors.deposits.initial-segment-count=1",
                "axon.eventhandling.processors.deposits.source=depositsAlone");
        dispatcher = application.getBean(CommandDispatcher.class);
        log = application.getBean(PostgresLog.class);
    }

    @AfterAll
    static void end() {
        application.close();
        database.close();
    }

    @Test
    void theLogStandsBehindAxon() {
        assertThat(application.getBean(EventStorageEngine.class)).isInstanceOf(PostgresEventStorageEngine.class);
        assertThat(application.getBean(EventStore.class)).isInstanceOf(PostgresEventStore.class);
        assertThat(application.getBean(TokenStore.class)).isInstanceOf(PostgresTokenStore.class);
    }

    @Test
    void nothingPhonesHome() {
        assertThat(application.getBean(UsagePropertyProvider.class).getDisabled())
                .isTrue();
    }

    @Test
    void theCallerGetsWhatTheAppendSaid() {
        Accepted<Object> opened = accepted(send(new Account.Open(account)));
        Accepted<Object> deposited = accepted(send(new Account.Deposit(account, 5)));

        assertThat(opened.appended().version()).isEqualTo(1);
        assertThat(deposited.appended().versions()).containsEntry(account, 2L);
        assertThat(deposited.appended().position())
                .isGreaterThan(opened.appended().position());
        RecordedEvent last = stream().getLast();
        assertThat(last.position()).isEqualTo(deposited.appended().position());
        assertThat(last.recordedAt()).isEqualTo(deposited.appended().recordedAt());
        assertThat(last.type()).isEqualTo(Account.Deposited.class.getName());
        assertThat(last.aggregateType()).isEqualTo("Account");
    }

    @Test
    void aWaitingCommandHoldsNoTransaction() {
        assertThat(accepted(send(new Account.Open(account))).result()).isEqualTo(false);
    }

    @Test
    void aStreamBeginsOnce() {
        send(new Account.Open(account));

        assertThatThrownBy(() -> send(new Account.Open(account))).isInstanceOf(AggregateStreamCreationException.class);
        assertThat(stream()).hasSize(1);
    }

    @Test
    void whatAnotherProcessAppendedMakesAxonsGatewayLoseTheRaceOnce() {
        send(new Account.Open(account));
        elsewhere(new Account.Deposited(account, 7));
        CommandGateway gateway = application.getBean(CommandGateway.class);

        assertThatThrownBy(() -> gateway.sendAndWait(new Account.Deposit(account, 1)))
                .isInstanceOf(ConcurrencyException.class);
        gateway.sendAndWait(new Account.Deposit(account, 1));
        assertThat(stream()).hasSize(3);
    }

    @Test
    void aLostRaceIsDecidedAnew() {
        send(new Account.Open(account));
        elsewhere(new Account.Deposited(account, 7));

        Accepted<Object> withdrawn = accepted(send(new Account.Withdraw(account, 7)));

        assertThat(withdrawn.result()).isEqualTo(0L);
        assertThat(withdrawn.appended().versions()).containsEntry(account, 3L);
    }

    @Test
    void aCommandThatLosesEveryRaceIsContended() {
        send(new Account.Open(account));

        assertThatThrownBy(() ->
                        send(new Account.Interfere(account, () -> elsewhere(new Account.Deposited(account, 1)))))
                .isInstanceOf(ContendedException.class);
        assertThat(stream()).hasSize(1 + 10);
    }

    @Test
    void aCommandWithoutEffectIsAnsweredFromTheLog() {
        send(new Account.Open(account));
        elsewhere(new Account.Deposited(account, 7));
        long before = log.head();

        AppendResult nothing = accepted(send(new Account.Deposit(account, 0))).appended();

        assertThat(nothing.versions()).containsEntry(account, 2L);
        assertThat(nothing.position()).isGreaterThanOrEqualTo(before);
        assertThat(stream()).hasSize(2);
    }

    @Test
    void aReceiptAnswersTheSecondTime() {
        send(new Account.Open(account));
        Consumer<AppendContext> receipt = receipt("deposit");

        AppendResult first =
                accepted(send(new Account.Deposit(account, 5), receipt)).appended();
        List<EventMessage<?>> published = new CopyOnWriteArrayList<>();
        Registration subscription = application.getBean(EventStore.class).subscribe(published::addAll);
        Accepted<Object> second = accepted(send(new Account.Deposit(account, 5), receipt));
        subscription.cancel();

        // The deposit that the second time only seemed to happen reaches no subscriber and stays in no cached state.
        assertThat(published)
                .extracting(message -> (Object) message.getPayload())
                .isEmpty();
        assertThat(first.replayed()).isFalse();
        assertThat(second.result()).isNull();
        assertThat(second.appended().replayed()).isTrue();
        assertThat(second.appended().position()).isEqualTo(first.position());
        assertThat(second.appended().recordedAt()).isEqualTo(first.recordedAt());
        assertThat(second.appended().versions()).isEqualTo(first.versions());
        assertThat(accepted(send(new Account.Withdraw(account, 5))).result()).isEqualTo(0L);
    }

    @Test
    void aReceiptAnswersForACommandWithoutEvents() {
        send(new Account.Open(account));
        Consumer<AppendContext> receipt = receipt("nothing");

        AppendResult first =
                accepted(send(new Account.Deposit(account, 0), receipt)).appended();
        send(new Account.Deposit(account, 1));
        AppendResult second =
                accepted(send(new Account.Deposit(account, 0), receipt)).appended();

        assertThat(first.replayed()).isFalse();
        assertThat(second.replayed()).isTrue();
        assertThat(second.versions()).isEqualTo(first.versions());
    }

    @Test
    void aReceiptAnswersWhereTheHandlerWouldRefuseByNow() {
        send(new Account.Open(account));
        send(new Account.Deposit(account, 5));
        Consumer<AppendContext> receipt = receipt("withdrawal");

        AppendResult first =
                accepted(send(new Account.Withdraw(account, 5), receipt)).appended();
        AppendResult second =
                accepted(send(new Account.Withdraw(account, 5), receipt)).appended();

        assertThat(second.replayed()).isTrue();
        assertThat(second.position()).isEqualTo(first.position());
        assertThatThrownBy(() -> send(new Account.Withdraw(account, 5), withRight("membership/of-nobody", receipt)))
                .isInstanceOfSatisfying(
                        AppendRefusedException.class,
                        refused -> assertThat(refused.refusal())
                                .isEqualTo(new AppendRefusal.Missing("membership/of-nobody", true)));
    }

    @Test
    void aRefusalKeepsNoReceipt() {
        send(new Account.Open(account));
        Consumer<AppendContext> receipt = receipt("withdrawal");

        assertThat(send(new Account.Withdraw(account, 5), receipt)).isInstanceOf(Refused.class);
        send(new Account.Deposit(account, 5));
        assertThat(accepted(send(new Account.Withdraw(account, 5), receipt))
                        .appended()
                        .replayed())
                .isFalse();
    }

    @Test
    void aHandlersGuardRefusesTheWholeAppend() {
        String name = "name-" + account;
        String other = UUID.randomUUID().toString();
        send(new Account.Open(account));
        send(new Account.Open(other));
        send(new Account.Name(account, name));

        assertThatThrownBy(() -> send(new Account.Name(other, name)))
                .isInstanceOfSatisfying(
                        AppendRefusedException.class,
                        refused -> assertThat(refused.refusal())
                                .isEqualTo(new AppendRefusal.Taken("name/" + name, account)));
        // What was refused left no trace in the cached state.
        assertThat(accepted(send(new Account.Name(other, name + "-2")))
                        .appended()
                        .versions())
                .containsEntry(other, 2L);
    }

    @Test
    void aVersionThatTheClientExpectsIsHeld() {
        send(new Account.Open(account));

        assertThat(accepted(send(new Account.Deposit(account, 5), expecting(1)))
                        .appended()
                        .versions())
                .containsEntry(account, 2L);
        for (Object command : List.of(
                new Account.Deposit(account, 1), new Account.Deposit(account, 0), new Account.Withdraw(account, 100))) {
            assertThatThrownBy(() -> send(command, expecting(1)))
                    .isInstanceOfSatisfying(
                            AppendRefusedException.class,
                            refused -> assertThat(refused.refusal())
                                    .isEqualTo(new AppendRefusal.VersionConflict(account, 1, 2)));
        }
        elsewhere(new Account.Deposited(account, 1));
        assertThat(accepted(send(new Account.Withdraw(account, 6), expecting(3)))
                        .result())
                .isEqualTo(0L);
    }

    @Test
    void aProcessorWakesWithTheAppend() throws InterruptedException {
        send(new Account.Open(account));
        Samples.await(() -> balance(account) == 0);
        List<Duration> waits = new ArrayList<>();
        for (int deposit = 1; deposit <= 11; deposit++) {
            send(new Account.Deposit(account, 1));
            long appended = System.nanoTime();
            int expected = deposit;
            Samples.await(() -> balance(account) == expected);
            waits.add(Duration.ofNanos(System.nanoTime() - appended));
        }
        waits.sort(null);

        assertThat(waits.get(waits.size() / 2)).isLessThan(Duration.ofMillis(150));
        assertThat(sql().sql("SELECT in_transaction FROM balance WHERE id = ?")
                        .param(account)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(application.getBean(PostgresEventStore.class).lag()).isZero();
    }

    @Test
    void aProcessorOfFewTypesIsGivenThemAlone() {
        Deposits deposits = application.getBean(Deposits.class);
        send(new Account.Open(account));
        send(new Account.Deposit(account, 3));
        send(new Account.Withdraw(account, 2));
        send(new Account.Deposit(account, 4));

        Samples.await(() -> deposits.seen().contains(new Account.Deposited(account, 4)));

        assertThat(deposits.seen())
                .hasOnlyElementsOfType(Account.Deposited.class)
                .containsOnlyOnce(new Account.Deposited(account, 3), new Account.Deposited(account, 4));
    }

    @Test
    void aLongStreamIsLoadedFromItsSnapshot() throws InterruptedException {
        send(new Account.Open(account));
        for (int deposit = 0; deposit < 6; deposit++) {
            // The trigger counts what it loads, so each command must load anew.
            elsewhere(new Account.Deposited(account, 1));
            send(new Account.Deposit(account, 0));
        }
        Samples.await(() -> sql().sql("SELECT count(*) FROM log.snapshot WHERE stream_id = ?")
                        .param(account)
                        .query(Integer.class)
                        .single()
                == 1);
        elsewhere(new Account.Deposited(account, 1));

        assertThat(accepted(send(new Account.Withdraw(account, 7))).result()).isEqualTo(0L);
    }

    @Test
    void anAppendJoinsTheCallersTransaction() {
        EventGateway events = application.getBean(EventGateway.class);
        new TransactionTemplate(application.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(transaction -> {
                    events.publish(new Account.Opened(account));
                    transaction.setRollbackOnly();
                });
        long head = log.refreshHead();

        List<RecordedEvent> recorded = new ArrayList<>();
        log.readAll(0, head, 100, recorded::add);
        assertThat(recorded).noneMatch(event -> new String(event.payload()).contains(account));
    }

    @Test
    void groupsAreMetered() throws InterruptedException {
        MeterRegistry meters = application.getBean(MeterRegistry.class);
        double events = meters.get("eventstore.group.events").summary().totalAmount();
        double requests = meters.get("eventstore.group.requests").summary().totalAmount();
        long commits = meters.get("eventstore.group.commit").timer().count();
        long waits = meters.get("eventstore.group.wait").timer().count();

        send(new Account.Open(account));

        // A group is told of after its callers were answered.
        Samples.await(() -> meters.get("eventstore.group.events").summary().totalAmount() >= events + 1);
        Samples.await(() -> meters.get("eventstore.group.requests").summary().totalAmount() >= requests + 1);
        Samples.await(() -> meters.get("eventstore.group.commit").timer().count() > commits);
        Samples.await(() -> meters.get("eventstore.group.wait").timer().count() > waits);
    }

    @Test
    void appendsThatJoinATransactionAreMeteredOnceItIsDurable() {
        EventGateway events = application.getBean(EventGateway.class);
        MeterRegistry meters = application.getBean(MeterRegistry.class);
        var transaction = new TransactionTemplate(application.getBean(PlatformTransactionManager.class));
        double before = meters.get("eventstore.group.events").summary().totalAmount();

        transaction.executeWithoutResult(joined -> {
            events.publish(new Account.Opened(account));
            assertThat(meters.get("eventstore.group.events").summary().totalAmount())
                    .isEqualTo(before);
        });

        assertThat(meters.get("eventstore.group.events").summary().totalAmount())
                .isEqualTo(before + 1);
    }

    @Test
    void conflictsAreMetered() throws InterruptedException {
        MeterRegistry meters = application.getBean(MeterRegistry.class);
        double conflicts = refused(meters, "conflict");
        double others = refused(meters, "other");
        send(new Account.Open(account));

        assertThatThrownBy(() -> send(new Account.Deposit(account, 1), expecting(7)))
                .isInstanceOf(AppendRefusedException.class);
        assertThatThrownBy(() -> send(new Account.Deposit(account, 1), withRight("nobody's", append -> {})))
                .isInstanceOf(AppendRefusedException.class);

        Samples.await(() -> refused(meters, "conflict") == conflicts + 1);
        Samples.await(() -> refused(meters, "other") == others + 1);
    }

    private static double refused(MeterRegistry meters, String reason) {
        return meters.get("eventstore.refused").tag("reason", reason).counter().count();
    }

    @Test
    void theFeedsLagIsMetered() throws InterruptedException {
        MeterRegistry meters = application.getBean(MeterRegistry.class);
        PostgresEventStore store = application.getBean(PostgresEventStore.class);
        try (TrackingEventStream behind = store.openStream(store.createHeadToken())) {
            send(new Account.Open(account));
            send(new Account.Deposit(account, 1));

            assertThat(meters.get("eventstore.feed.lag").gauge().value()).isEqualTo(2);
            behind.nextAvailable();
            assertThat(meters.get("eventstore.feed.lag").gauge().value()).isEqualTo(1);
        }
        Samples.await(() -> meters.get("eventstore.feed.lag").gauge().value() == 0);
    }

    private static CommandAnswer<Object> send(Object command) {
        return send(command, append -> {});
    }

    private static CommandAnswer<Object> send(Object command, Consumer<AppendContext> wishes) {
        return dispatcher.send(command, Map.of(), wishes);
    }

    private static Accepted<Object> accepted(CommandAnswer<Object> answer) {
        assertThat(answer).isInstanceOf(Accepted.class);
        return (Accepted<Object>) answer;
    }

    private Consumer<AppendContext> receipt(String name) {
        return append -> append.receipt(new Receipt(name + "/" + account, new byte[] {1}, account));
    }

    private static Consumer<AppendContext> withRight(String key, Consumer<AppendContext> wishes) {
        return wishes.andThen(append -> append.guard(new Guard.MustExist(key, true)));
    }

    private Consumer<AppendContext> expecting(long version) {
        return append -> append.expect(new ExpectedVersion(account, version));
    }

    /** As another process would. */
    private void elsewhere(Object event) {
        SerializedObject<byte[]> payload = application.getBean(Serializer.class).serialize(event, byte[].class);
        log.append(AppendRequest.of(List.of(new NewEvent(
                UUID.randomUUID().toString(),
                account,
                "Account",
                null,
                null,
                payload.getType().getName(),
                null,
                payload.getData(),
                "{}".getBytes(),
                null))));
    }

    private List<RecordedEvent> stream() {
        List<RecordedEvent> events = new ArrayList<>();
        log.readStream(account, 0, events::add);
        return events;
    }

    private static long balance(String account) {
        return sql().sql("SELECT amount FROM balance WHERE id = ?")
                .param(account)
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    private static JdbcClient sql() {
        return JdbcClient.create(application.getBean(DataSource.class));
    }
}
