package io.taskflow.eventstore.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.axon.PostgresEventStorageEngine;
import io.taskflow.eventstore.postgres.PostgresLog;
import io.taskflow.testing.TestPostgres;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AxonMigrationTest {

    private static final TestPostgres.Database DATABASE = TestPostgres.createDatabase();

    private OldStore old = new OldStore(DATABASE, OldStore.xml());

    @AfterEach
    void close() {
        old.close();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void keepsSequencesIdsTimesPayloadsAndMetadata() throws Exception {
        old.append("a", 3);
        old.gap();
        old.append("b", 2);
        old.append("a", 2);
        old.engine.appendEvents(GenericEventMessage.asEventMessage("outside any aggregate"));
        List<? extends DomainEventMessage<?>> a =
                old.engine.readEvents("a").asStream().toList();
        List<? extends DomainEventMessage<?>> b =
                old.engine.readEvents("b").asStream().toList();

        MigrationReport report = old.migrate();

        assertThat(report.events()).isEqualTo(8);
        assertThat(report.streams()).isEqualTo(3);
        assertThat(old.recorded()).extracting(RecordedEvent::position).containsExactlyElementsOf(range(1, 8));
        assertThat(old.recorded()).extracting(RecordedEvent::streamId).startsWith("a", "a", "a", "b", "b", "a", "a");
        old.onTheLog(log -> {
            assertSame(
                    old.newEngine(log, builder -> {}).readEvents("a").asStream().toList(), a);
            assertSame(
                    old.newEngine(log, builder -> {}).readEvents("b").asStream().toList(), b);
            return null;
        });
        RecordedEvent alone = old.recorded().getLast();
        assertThat(alone.streamId()).isEqualTo(alone.eventId());
        assertThat(alone.aggregateType()).isNull();
    }

    private static void assertSame(
            List<? extends DomainEventMessage<?>> migrated, List<? extends DomainEventMessage<?>> before) {
        assertThat(migrated).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            DomainEventMessage<?> now = migrated.get(i);
            DomainEventMessage<?> then = before.get(i);
            assertThat(now.getIdentifier()).isEqualTo(then.getIdentifier());
            assertThat(now.getSequenceNumber()).isEqualTo(then.getSequenceNumber());
            assertThat(now.getType()).isEqualTo(then.getType());
            assertThat(now.getTimestamp()).isEqualTo(then.getTimestamp());
            assertThat((Object) now.getPayload()).isEqualTo(then.getPayload());
            assertThat(now.getMetaData().get("who")).isEqualTo("somebody");
        }
    }

    @Test
    void whatWasRecordedInAMonthIsInThatMonth() throws Exception {
        Instant january = Instant.parse("2023-01-31T23:59:59.5Z");
        Instant february = Instant.parse("2023-02-01T00:00:00.250Z");
        Instant future = Instant.now().plusSeconds(90_000);
        old.engine.appendEvents(
                OldStore.event("a", 0, january),
                OldStore.event("a", 1, february),
                OldStore.event("a", 2, january),
                OldStore.event("a", 3, future));

        old.migrate();

        List<RecordedEvent> events = old.recorded();
        assertThat(events).extracting(RecordedEvent::occurredAt).startsWith(january, february, january);
        assertThat(events).extracting(RecordedEvent::recordedAt).isSorted();
        assertThat(events.get(0).recordedAt()).isEqualTo(january);
        assertThat(events.get(1).recordedAt()).isEqualTo(february);
        assertThat(events.get(2).recordedAt()).as("never falls").isEqualTo(february);
        assertThat(events.get(3).recordedAt()).as("is not in the future").isBefore(Instant.now());
        assertThat(old.sql
                        .sql("SELECT month::text FROM log.segment ORDER BY month")
                        .query(String.class)
                        .list())
                .startsWith("2023-01-01", "2023-02-01");
        long known = old.onTheLog(log -> log.positionKnownAt(Instant.parse("2023-01-31T23:59:59.7Z")));
        assertThat(known).isEqualTo(1);
    }

    @Test
    void keepsSnapshots() throws Exception {
        old.append("a", 6);
        DomainEventMessage<?> snapshot = OldStore.event("a", 4, Instant.parse("2024-01-01T00:00:10Z"));
        old.engine.storeSnapshot(snapshot);

        MigrationReport report = old.migrate();

        assertThat(report.snapshots()).isEqualTo(1);
        old.onTheLog(log -> {
            assertThat(old.newEngine(log, builder -> {}).readSnapshot("a")).hasValueSatisfying(kept -> {
                assertThat(kept.getSequenceNumber()).isEqualTo(4);
                assertThat(kept.getIdentifier()).isEqualTo(snapshot.getIdentifier());
                assertThat(kept.getTimestamp()).isEqualTo(snapshot.getTimestamp());
                assertThat((Object) kept.getPayload()).isEqualTo(snapshot.getPayload());
            });
            return null;
        });
    }

    @Test
    void ofSeveralSnapshotsTheNewestCounts() throws Exception {
        old.append("a", 6);
        old.engine.storeSnapshot(OldStore.event("a", 4, Instant.parse("2024-01-01T00:00:10Z")));
        // By the key of JPA's table there may be several for one event.
        old.sql
                .sql("ALTER TABLE snapshotevententry DROP CONSTRAINT snapshotevententry_pkey")
                .update();
        old.sql.sql("""
                        INSERT INTO snapshotevententry
                        SELECT (jsonb_populate_record(s, changed)).* FROM snapshotevententry s, (VALUES
                            ('{"eventidentifier": "early", "sequencenumber": 2}'::jsonb),
                            ('{"eventidentifier": "newest", "type": "Newest", "timestamp": "2024-01-01T00:00:12Z"}'),
                            ('{"eventidentifier": "older", "type": "Older", "timestamp": "2024-01-01T00:00:11Z"}')) c (changed)""").update();

        MigrationReport report = old.migrate();

        assertThat(report.snapshots()).isEqualTo(2);
        old.onTheLog(log -> {
            PostgresEventStorageEngine engine = old.newEngine(log, builder -> {});
            assertThat(engine.readSnapshot("a"))
                    .hasValueSatisfying(kept -> assertThat(kept.getIdentifier()).isEqualTo("newest"));
            DomainEventMessage<?> next = OldStore.event("a", 5, Instant.parse("2024-01-01T00:00:20Z"));
            engine.storeSnapshot(next);
            assertThat(engine.readSnapshot("a"))
                    .hasValueSatisfying(kept -> assertThat(kept.getIdentifier()).isEqualTo(next.getIdentifier()));
            return null;
        });
        assertThat(rows("log.snapshot")).as("those before it are gone").isEqualTo(1);
    }

    @Test
    void upcastersAndSnapshotFiltersFindTheRevisionsThatTheyKnow() throws Exception {
        old.append("a", 2);
        old.engine.storeSnapshot(OldStore.event("a", 1, Instant.parse("2024-01-01T00:00:10Z")));
        for (String table : List.of("domainevententry", "snapshotevententry")) {
            old.sql.sql("UPDATE " + table + " SET payloadrevision = 'old'").update();
        }

        old.migrate();

        old.onTheLog(log -> {
            List<String> upcast = new ArrayList<>();
            PostgresEventStorageEngine engine = old.newEngine(
                    log,
                    builder -> builder.snapshotFilter(snapshot -> !"old"
                                    .equals(snapshot.getPayload().getType().getRevision()))
                            .upcasterChain(events -> events.peek(
                                    event -> upcast.add(event.getType().getRevision()))));
            assertThat(engine.readEvents("a").asStream()).hasSize(2);
            assertThat(upcast).containsExactly("old", "old");
            assertThat(engine.readSnapshot("a")).isEmpty();
            return null;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "json"})
    void aTokenBecomesThePositionWithNothingUnhandledBeforeIt(String format) throws Exception {
        use(format.equals("xml") ? OldStore.xml() : Jackson3Serializer.builder().build());
        old.append("a", 2);
        long slow = old.gap();
        long rolledBack = old.gap();
        old.append("b", 3);
        TrackingToken beforeFill = GapAwareTrackingToken.newInstance(old.index("b", 1), List.of(slow, rolledBack));
        TrackingToken withoutSlow = GapAwareTrackingToken.newInstance(old.index("b", 1), List.of(rolledBack));
        old.token("head", 0, GapAwareTrackingToken.newInstance(old.index("b", 2), List.of()));
        old.token("far", 0, GapAwareTrackingToken.newInstance(old.index("b", 2) + 50, List.of()));
        old.token("gaps", 0, beforeFill);
        old.token("gaps", 1, withoutSlow);
        old.token("tail", 0, GapAwareTrackingToken.newInstance(-1, List.of()));
        old.token("fresh", 0, null);
        old.token("merging", 0, new MergedTrackingToken(beforeFill, withoutSlow));
        old.token(
                "replaying",
                0,
                ReplayToken.createReplayToken(
                        withoutSlow, GapAwareTrackingToken.newInstance(old.index("a", 0), List.of())));
        old.token("resetting", 0, ReplayToken.createReplayToken(withoutSlow, null));
        old.fill(slow, "c");

        MigrationReport report = old.migrate();

        // a a c b b b: "c" was slow, and stands where its index is.
        assertThat(old.recorded()).extracting(RecordedEvent::streamId).containsExactly("a", "a", "c", "b", "b", "b");
        assertThat(old.newToken("head", 0)).isEqualTo(at(6));
        assertThat(old.newToken("far", 0)).isEqualTo(at(6));
        assertThat(old.newToken("gaps", 0)).isEqualTo(at(2));
        assertThat(old.newToken("gaps", 1)).isEqualTo(at(5));
        assertThat(old.newToken("tail", 0)).isEqualTo(at(0));
        assertThat(old.newToken("fresh", 0)).isNull();
        assertThat(old.newToken("merging", 0)).isEqualTo(new MergedTrackingToken(at(2), at(5)));
        assertThat(old.newToken("replaying", 0)).isEqualTo(ReplayToken.createReplayToken(at(5), at(1)));
        assertThat(old.newToken("resetting", 0)).isEqualTo(ReplayToken.createReplayToken(at(5), null));
        assertThat(report.tokens()).hasSize(9);
        assertThat(report.tokens().stream().filter(token -> token.again() > 0))
                .extracting(
                        MigrationReport.Token::processor, MigrationReport.Token::segment, MigrationReport.Token::again)
                .containsExactlyInAnyOrder(tuple("gaps", 0, 2L), tuple("merging", 0, 2L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "json"})
    void aReplayWithAContextIsRefused(String format) throws Exception {
        use(format.equals("xml") ? OldStore.xml() : Jackson3Serializer.builder().build());
        old.append("a", 2);
        TrackingToken all = GapAwareTrackingToken.newInstance(2, List.of());
        old.token("replaying", 0, ReplayToken.createReplayToken(all, null, new OldStore.Reset("again")));

        assertThatThrownBy(() -> old.migrate())
                .isInstanceOf(MigrationRefusedException.class)
                .hasMessageContaining("segment 0 of replaying")
                .hasMessageContaining("context");
        assertThat(rows("log.token")).isZero();
    }

    @Test
    void aTokenOfAnotherStoreIsRefused() {
        old.append("a", 2);
        old.token("foreign", 3, new GlobalSequenceTrackingToken(7));

        assertThatThrownBy(() -> old.migrate())
                .isInstanceOf(MigrationRefusedException.class)
                .hasMessageContaining("segment 3 of foreign");
    }

    @Test
    void anEventWaitsForThoseBeforeItInItsStream() throws Exception {
        old.append("a", 2);
        old.append("b", 1);
        // Two nodes with blocks of indexes: the second event of "a" got 60, its third 52, and "b" 55.
        reindex("a", 0, 51);
        reindex("a", 1, 60);
        reindex("b", 0, 55);
        old.append("a", 1);
        reindex("a", 2, 52);
        old.token("p", 0, GapAwareTrackingToken.newInstance(56, List.of()));
        old.token("p", 1, GapAwareTrackingToken.newInstance(60, List.of(52L)));
        old.token("p", 2, GapAwareTrackingToken.newInstance(51, List.of()));

        MigrationReport report = old.migrate();

        assertThat(old.recorded())
                .extracting(event -> event.streamId() + event.sequence())
                .containsExactly("a0", "b0", "a1", "a2");
        assertThat(report.waiting()).isEqualTo(1);
        assertThat(old.newToken("p", 0)).isEqualTo(at(2));
        assertThat(old.newToken("p", 1)).isEqualTo(at(3));
        assertThat(old.newToken("p", 2)).isEqualTo(at(1));
        assertThat(report.tokens()).extracting(MigrationReport.Token::again).containsExactly(1L, 0L, 0L);
    }

    @Test
    void aStreamMayBeginLate() throws Exception {
        old.append("a", 5);
        old.append("b", 1);
        old.sql
                .sql("DELETE FROM domainevententry WHERE aggregateidentifier = 'a' AND sequencenumber < 3")
                .update();

        old.migrate();

        assertThat(old.recorded()).extracting(RecordedEvent::sequence).containsExactly(3L, 4L, 0L);
        long version = old.onTheLog(log -> log.version("a"));
        assertThat(version).isEqualTo(5);
    }

    @Test
    void aStreamWithAHoleIsRefused() {
        old.append("a", 5);
        old.sql.sql("DELETE FROM domainevententry WHERE sequencenumber = 2").update();

        assertThatThrownBy(() -> old.migrate())
                .isInstanceOf(MigrationRefusedException.class)
                .hasMessageContaining("number 2 of a");
        assertThat(rows("log.event")).isZero();
    }

    @Test
    void aRunThatWasCutOffIsContinued() throws Exception {
        old.append("a", 700);
        old.append("b", 700);
        old.append("a", 700);
        assertThatThrownBy(() -> old.migrate(events -> {
                    throw new IllegalStateException("pulled the plug");
                }))
                .hasMessage("pulled the plug");
        assertThat(rows("log.event")).isEqualTo(1_000);
        List<Long> told = new ArrayList<>();

        MigrationReport report = old.migrate(told::add);

        assertThat(told).containsExactly(2_000L, 2_100L);
        assertThat(report.alreadyThere()).isEqualTo(1_000);
        assertThat(old.recorded()).extracting(RecordedEvent::position).containsExactlyElementsOf(range(1, 2_100));
    }

    @Test
    void aRunThatWasCutOffIsContinuedBehindAnEventThatWaited() throws Exception {
        old.append("a", 1_001);
        // The two after it wait for it; the first of them is the last of a group.
        reindex("a", 998, 5_000);
        assertThatThrownBy(() -> old.migrate(cutOff())).hasMessage("cut off");
        assertThat(rows("log.event")).isEqualTo(1_000);

        assertThat(old.migrate().alreadyThere()).isEqualTo(1_000);
        assertThat(old.recorded()).extracting(RecordedEvent::sequence).containsExactlyElementsOf(range(0, 1_000));
    }

    @Test
    void aRunIsContinuedOnItsOwnStoreAlone() {
        old.append("a", 1_001);
        assertThatThrownBy(() -> old.migrate(cutOff())).hasMessage("cut off");
        old.sql.sql("DELETE FROM domainevententry WHERE globalindex = 1").update();

        assertThatThrownBy(() -> old.migrate())
                .isInstanceOf(MigrationRefusedException.class)
                .hasMessageContaining("1000 events that are not the first ones of this store");
    }

    @Test
    void aLogThatIsInUseIsRefused() {
        old.append("a", 1);
        PostgresLog.migrate(old.pool);
        appendToTheLog();

        assertThatThrownBy(() -> old.migrate())
                .isInstanceOf(MigrationRefusedException.class)
                .hasMessageContaining("not empty")
                .hasMessageContaining("1 events");
    }

    @Test
    void aLogOnWhichAnApplicationWasStartedTooEarlyIsRefused() {
        old.append("a", 1_001);
        assertThatThrownBy(() -> old.migrate(cutOff())).hasMessage("cut off");
        old.sql
                .sql("INSERT INTO log.token (processor, segment) VALUES ('p', 0)")
                .update();

        assertThatThrownBy(() -> old.migrate())
                .isInstanceOf(MigrationRefusedException.class)
                .hasMessageContaining("before the migration was finished");
    }

    @Test
    void whatIsMigratedIsNotMigratedAgain() throws Exception {
        old.append("a", 1);
        old.migrate();
        appendToTheLog();

        assertThatThrownBy(() -> old.migrate())
                .isInstanceOf(MigrationRefusedException.class)
                .hasMessageContaining("migrated already");
        assertThat(rows("log.event")).isEqualTo(2);
    }

    @Test
    void aStoreThatGrowsMeanwhileIsNoticed() {
        old.append("a", 1);

        assertThatThrownBy(() -> old.migrate(events -> old.append("a", 1)))
                .isInstanceOf(MigrationRefusedException.class)
                .hasMessageContaining("was the application running?");
    }

    @Test
    void whatDidNotComeOutTheSameIsNoticed() {
        old.append("a", 1);
        for (String harm : List.of(
                "UPDATE log.event SET payload = 'other'",
                "UPDATE log.event SET metadata = 'other'",
                "UPDATE log.event SET occurred_at = occurred_at + interval '1 microsecond'",
                "UPDATE log.event SET type = 'other'",
                "UPDATE log.event SET revision = 'other'",
                "UPDATE log.event SET aggregate_type = 'other'",
                "UPDATE log.event SET event_id = 'other'",
                "UPDATE log.event SET sequence = 1",
                "UPDATE log.stream SET version = 2",
                "INSERT INTO log.stream VALUES ('more', NULL, 1, now(), now())")) {
            assertThatThrownBy(() -> old.migrate(events -> old.sql.sql(harm).update()))
                    .as(harm)
                    .isInstanceOf(MigrationRefusedException.class);
            assertThat(rows("log.token")).isZero();
            old.emptyLog();
        }
    }

    @Test
    void aSnapshotThatDidNotComeOutTheSameIsNoticed() {
        old.append("a", 1);
        old.engine.storeSnapshot(OldStore.event("a", 0, Instant.parse("2024-01-01T00:00:10Z")));
        for (String harm :
                List.of("RETURN NULL", "NEW.payload = 'other'; RETURN NEW", "NEW.sequence = 1; RETURN NEW")) {
            try {
                assertThatThrownBy(() -> old.migrate(
                                events -> old.sql.sql("""
                                    CREATE FUNCTION log.harm() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN %s; END $$;
                                    CREATE TRIGGER harm BEFORE INSERT ON log.snapshot FOR EACH ROW EXECUTE FUNCTION log.harm()""".formatted(harm)).update()))
                        .as(harm)
                        .isInstanceOf(MigrationRefusedException.class)
                        .hasMessageContaining("snapshots are not the same");
                assertThat(rows("log.snapshot")).isZero();
            } finally {
                old.sql.sql("DROP FUNCTION log.harm CASCADE").update();
            }
            old.emptyLog();
        }
    }

    @Test
    void theOldStoreIsReadAtOneMoment() throws Exception {
        old.append("a", 2);
        try (AxonSource source = new AxonSource(old.pool)) {
            old.append("a", 1);

            assertThat(source.census().events()).isEqualTo(2);
            assertThat(source.countIndexesUpto(Long.MAX_VALUE)).isEqualTo(2);
        }
    }

    @Test
    void thereMustBeSomethingToMigrate() {
        old.sql.sql("DROP TABLE domainevententry").update();

        assertThatThrownBy(() -> old.migrate())
                .isInstanceOf(MigrationRefusedException.class)
                .hasMessageContaining("no table domain_event_entry");
    }

    @Test
    void anEmptyStoreIsMigratedToo() throws Exception {
        old.token("p", 0, GapAwareTrackingToken.newInstance(-1, List.of()));

        assertThat(old.migrate().events()).isZero();
        assertThat(old.newToken("p", 0)).isEqualTo(at(0));
    }

    private void use(Serializer serializer) {
        old.close();
        old = new OldStore(DATABASE, serializer);
    }

    private static LongConsumer cutOff() {
        return events -> {
            throw new IllegalStateException("cut off");
        };
    }

    private void reindex(String aggregate, long sequence, long index) {
        old.sql
                .sql("UPDATE domainevententry SET globalindex = ? WHERE aggregateidentifier = ? AND sequencenumber = ?")
                .params(index, aggregate, sequence)
                .update();
    }

    private void appendToTheLog() {
        old.onTheLog(log -> log.append(AppendRequest.of(List.of(new NewEvent(
                UUID.randomUUID().toString(),
                "new",
                null,
                null,
                0L,
                "happened",
                null,
                new byte[0],
                new byte[0],
                null)))));
    }

    private long rows(String table) {
        return old.sql.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    private static GlobalSequenceTrackingToken at(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    private static List<Long> range(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
