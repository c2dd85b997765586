package io.taskflow.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import io.taskflow.eventstore.postgres.PostgresLog;
import io.taskflow.testing.TestPostgres;
import java.time.Duration;
import java.util.UUID;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The cases of Axon's {@code JdbcTokenStoreTest} and more. There is no suite of Axon's to extend: its {@code TokenStoreTest} is closed, and looks only at
 * how a store that says nothing of claims tells its segments, which {@link #segmentsAreToldWithTheirMasks} asks of this one.
 */
class PostgresTokenStoreTest {

    private static final TrackingToken TEN = new GlobalSequenceTrackingToken(10);
    private static final TrackingToken TWENTY = new GlobalSequenceTrackingToken(20);

    private static TestPostgres.Database database;
    private static HikariDataSource pool;

    private final String processor = "processor-" + UUID.randomUUID();
    private final PostgresTokenStore here = node("here", Duration.ofMinutes(5));
    private final PostgresTokenStore there = node("there", Duration.ofMinutes(5));

    @BeforeAll
    static void open() {
        database = TestPostgres.createDatabase();
        pool = database.pool(4);
        PostgresLog.migrate(pool);
    }

    @AfterAll
    static void close() {
        pool.close();
        database.close();
    }

    private static PostgresTokenStore node(String name, Duration claimTimeout) {
        return new PostgresTokenStore(pool, LogForATest.SERIALIZER, claimTimeout, name);
    }

    @Test
    void segmentsBeginWhereTheyAreTold() {
        here.initializeTokenSegments(processor, 2, TEN);

        assertThat(here.fetchSegments(processor)).containsExactly(0, 1);
        assertThat(here.fetchToken(processor, 0)).isEqualTo(TEN);
        assertThat(here.fetchToken(processor, 1)).isEqualTo(TEN);
        assertThat(here.fetchSegments("nobody")).isEmpty();
    }

    @Test
    void segmentsAreToldWithTheirMasks() {
        here.initializeTokenSegments(processor, 4, TEN);
        assertThat(here.fetchAvailableSegments(processor))
                .extracting(Segment::getSegmentId, Segment::getMask)
                .containsExactly(tuple(0, 3), tuple(1, 3), tuple(2, 3), tuple(3, 3));

        here.fetchToken(processor, 3);
        here.deleteToken(processor, 3);
        assertThat(here.fetchAvailableSegments(processor))
                .extracting(Segment::getSegmentId, Segment::getMask)
                .containsExactly(tuple(0, 3), tuple(1, 1), tuple(2, 3));
    }

    @Test
    void aTokenMayGoBackToTheBeginning() {
        here.initializeTokenSegments(processor, 1, TEN);
        here.fetchToken(processor, 0);

        here.storeToken(null, processor, 0);

        assertThat(here.fetchToken(processor, 0)).isNull();
    }

    @Test
    void whatNobodyClaimsIsNotDeleted() {
        here.initializeTokenSegments(processor, 1, TEN);

        assertThatThrownBy(() -> here.deleteToken(processor, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(here.fetchSegments(processor)).containsExactly(0);
    }

    @Test
    void segmentsAreMadeOnce() {
        here.initializeTokenSegments(processor, 1);

        assertThat(here.fetchToken(processor, 0)).isNull();
        assertThatThrownBy(() -> there.initializeTokenSegments(processor, 1))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> there.initializeSegment(TEN, processor, 0))
                .isInstanceOf(UnableToInitializeTokenException.class);
    }

    @Test
    void aPlainTokenIsAPlainPosition() {
        here.initializeTokenSegments(processor, 1, TEN);
        here.fetchToken(processor, 0);
        here.storeToken(TWENTY, processor, 0);

        assertThat(here.fetchToken(processor, 0)).isEqualTo(TWENTY);
        assertThat(position()).isEqualTo(20);
        assertThat(JdbcClient.create(pool)
                        .sql("SELECT state IS NULL FROM log.token WHERE processor = ?")
                        .param(processor)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void aReplayAndAMergeOutliveARestart() {
        here.initializeTokenSegments(processor, 2, TEN);
        here.fetchToken(processor, 0);
        here.fetchToken(processor, 1);
        TrackingToken replay = ReplayToken.createReplayToken(TWENTY, null, "why (not), \n");
        TrackingToken merge = MergedTrackingToken.merged(TEN, ReplayToken.createReplayToken(TWENTY, TEN));

        here.storeToken(replay, processor, 0);
        here.storeToken(merge, processor, 1);

        assertThat(here.fetchToken(processor, 0)).isEqualTo(replay);
        assertThat(ReplayToken.replayContext(here.fetchToken(processor, 0), String.class))
                .hasValue("why (not), \n");
        assertThat(here.fetchToken(processor, 1)).isEqualTo(merge);
    }

    @Test
    void aClaimedSegmentIsTheClaimantsAlone() {
        here.initializeTokenSegments(processor, 1, TEN);
        here.fetchToken(processor, 0);

        assertThatThrownBy(() -> there.fetchToken(processor, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> there.storeToken(TWENTY, processor, 0))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> there.extendClaim(processor, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> there.deleteToken(processor, 0)).isInstanceOf(UnableToClaimTokenException.class);
        there.releaseClaim(processor, 0);
        assertThat(there.fetchAvailableSegments(processor)).isEmpty();
        assertThat(here.fetchAvailableSegments(processor)).hasSize(1);
        here.extendClaim(processor, 0);

        here.releaseClaim(processor, 0);
        assertThat(there.fetchToken(processor, 0)).isEqualTo(TEN);
        assertThatThrownBy(() -> here.storeToken(TWENTY, processor, 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void aNodeThatWentSilentLosesItsSegment() {
        here.initializeTokenSegments(processor, 1, TEN);
        here.fetchToken(processor, 0);
        PostgresTokenStore impatient = node("impatient", Duration.ZERO);

        assertThat(impatient.fetchAvailableSegments(processor)).hasSize(1);
        assertThat(impatient.fetchToken(processor, 0)).isEqualTo(TEN);
        assertThatThrownBy(() -> here.storeToken(TWENTY, processor, 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void aSegmentThatWasSplitOrMergedIsNotClaimed() {
        here.initializeTokenSegments(processor, 2, TEN);
        Segment whole = Segment.ROOT_SEGMENT;
        Segment half = whole.split()[0];

        assertThatThrownBy(() -> here.fetchToken(processor, whole)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(here.fetchToken(processor, half)).isEqualTo(TEN);

        here.fetchToken(processor, 1);
        here.deleteToken(processor, 1);
        assertThatThrownBy(() -> here.fetchToken(processor, half)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(here.fetchToken(processor, whole)).isEqualTo(TEN);
    }

    @Test
    void rowsAndTokenVanishTogether() {
        here.initializeTokenSegments(processor, 1, TEN);
        here.fetchToken(processor, 0);

        new TransactionTemplate(new JdbcTransactionManager(pool)).executeWithoutResult(transaction -> {
            here.storeToken(TWENTY, processor, 0);
            transaction.setRollbackOnly();
        });

        assertThat(here.fetchToken(processor, 0)).isEqualTo(TEN);
    }

    @Test
    void storesOnOneDatabaseAreOne() {
        assertThat(here.retrieveStorageIdentifier()).isPresent().isEqualTo(there.retrieveStorageIdentifier());
    }

    private long position() {
        return JdbcClient.create(pool)
                .sql("SELECT position FROM log.token WHERE processor = ? AND segment = 0")
                .param(processor)
                .query(Long.class)
                .single();
    }
}
