package io.taskflow.eventstore.postgres;

import static io.taskflow.eventstore.contract.Samples.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.taskflow.eventstore.AppendFailedException;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.ExpectedVersion;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.LogUnavailableException;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.Receipt;
import io.taskflow.eventstore.Sha256;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small parts that need no database. */
class CoreTest {

    @Test
    void timesAreWholeMicrosecondsCutTowardsThePast() {
        assertThat(Micros.of(Instant.parse("1970-01-01T00:00:01.000001999Z"))).isEqualTo(1_000_001);
        assertThat(Micros.of(Instant.parse("1969-12-31T23:59:59.999999999Z"))).isEqualTo(-1);
        assertThat(Micros.instant(-1)).isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
        assertThat(Micros.instant(1_000_001)).isEqualTo(Instant.parse("1970-01-01T00:00:01.000001Z"));
        assertThat(Micros.month(-1)).isEqualTo(YearMonth.of(1969, 12));
        assertThat(Micros.text(0)).isEqualTo("1970-01-01T00:00:00.000000Z");
        assertThat(Micros.text(Micros.of(Instant.parse("2024-02-29T23:59:59.1Z"))))
                .isEqualTo("2024-02-29T23:59:59.100000Z");
    }

    @Test
    void onlyYearsOfFourDigitsAreStored() {
        assertThat(Micros.storable(Instant.parse("0001-01-01T00:00:00Z"))).isTrue();
        assertThat(Micros.storable(Instant.parse("0000-12-31T23:59:59.999999Z")))
                .isFalse();
        assertThat(Micros.storable(Instant.parse("9999-12-31T23:59:59.999999999Z")))
                .isTrue();
        assertThat(Micros.storable(Instant.parse("+10000-01-01T00:00:00Z"))).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> prepare(event("a", null, Instant.parse("+10000-01-01T00:00:00Z"))))
                .withMessageContaining("occurredAt");
    }

    private static PreparedEvent prepare(NewEvent event) {
        return PreparedEvent.of(event, Sha256.digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "水", "\uD83D\uDE00"})
    void aNamesLengthIsCountedInBytes(String letter) {
        int bytes = letter.getBytes(UTF_8).length;

        Names.require("it", letter.repeat(12), 12 * bytes);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Names.require("it", letter.repeat(12), 12 * bytes - 1))
                .withMessage("it must have at most " + (12 * bytes - 1) + " bytes, has " + 12 * bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "a\u0000", "a\u007f", "\ud800", "\ud800a", "\udc00", "a\ud800"})
    void whatIsNotANameIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Names.require("it", name, 10))
                .withMessageStartingWith("it must");
        assertThatIllegalArgumentException().isThrownBy(() -> Names.requireIfPresent("it", name, 10));
    }

    @Test
    void eachNameInARequestIsLookedAt() {
        Names.requireIfPresent("it", null, 1);
        String bad = "\n";
        for (NewEvent event : List.of(
                named(bad, "s", "t", null, null, null),
                named("e", bad, "t", null, null, null),
                named("e", "s", bad, null, null, null),
                named("e", "s", "t", bad, null, null),
                named("e", "s", "t", null, bad, null),
                named("e", "s", "t", null, null, bad),
                event("s", -1L))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Submission(AppendRequest.of(List.of(event))));
        }
        for (AppendRequest request : List.of(
                AppendRequest.checking(List.of(new ExpectedVersion(bad, 0)), List.of()),
                AppendRequest.checking(List.of(), List.of(new Guard.MustExist(bad))),
                AppendRequest.of(List.of()).with(List.of(), List.of(), new Receipt(bad, new byte[0], null)))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Submission(request));
        }
    }

    private static NewEvent named(
            String id, String stream, String type, String scope, String revision, String aggregateType) {
        return new NewEvent(id, stream, aggregateType, scope, null, type, revision, new byte[0], new byte[0], null);
    }

    @Test
    void aRequestWeighsWhatItsEventsDoAndALittle() {
        Submission none = new Submission(AppendRequest.of(List.of()));
        Submission two = new Submission(AppendRequest.of(List.of(event("a"), event("b"))));

        assertThat(none.bytes()).isPositive();
        assertThat(two.bytes()).isEqualTo(3 * none.bytes() + 2 * ("{\"n\":1}".length() + "{}".length()));
        assertThat(two.events()).hasSize(2);
        assertThat(two.request().events()).hasSize(2);
        assertThat(two.since()).isBetween(none.since(), System.nanoTime());
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "25P04", "40P01", "53100", "55P03", "57P01", "58030", "XX000"})
    void whatTheServerOrANeighbourBreaksMayPass(String state) {
        assertThat(Failures.mayPass(new IllegalStateException(new SQLException("", state))))
                .isTrue();
        assertThat(Failures.asAnswer(new SQLException("why", state)))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining("why");
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22021", "42P01"})
    void whatTheRequestBreaksDoesNot(String state) {
        assertThat(Failures.mayPass(new SQLException("", state))).isFalse();
        assertThat(Failures.asAnswer(new SQLException("why", state)))
                .isInstanceOf(AppendFailedException.class)
                .hasMessageContaining("why");
    }

    @Test
    void withoutAWordFromTheServerItMayPassAndABugDoesNot() {
        assertThat(Failures.mayPass(new SQLException("no state"))).isTrue();
        assertThat(Failures.mayPass(new SQLException("odd", "x"))).isTrue();
        assertThat(Failures.mayPass(new SQLTransientException("months are missing", "42P01")))
                .isTrue();
        assertThat(Failures.mayPass(new IllegalStateException("a bug"))).isFalse();
    }

    @Test
    void aReceiptKeepsItsAnswer() {
        var versions = new LinkedHashMap<String, Long>();
        versions.put("first stream", 3L);
        versions.put("b", 1L);
        StoredReceipt stored =
                new StoredReceipt("key", new byte[0], "named", 7, 1_000_001, StoredReceipt.lines(versions));

        assertThat(stored.versions()).isEqualTo("3 first stream\n1 b\n");
        assertThat(stored.replay())
                .isEqualTo(new AppendResult(7, Micros.instant(1_000_001), versions, true, "named", 3L));
        assertThat(List.copyOf(stored.replay().versions().keySet())).containsExactly("first stream", "b");
        assertThat(new StoredReceipt("key", new byte[0], null, 0, 0, "")
                        .replay()
                        .version())
                .isNull();
    }

    @Test
    void theHeadOnlyGrowsAndEachListenerHearsOfIt() {
        Heads heads = new Heads();
        var heard = new ArrayList<Long>();
        heads.register(position -> {
            throw new IllegalStateException("on purpose");
        });
        var registration = heads.register(heard::add);
        heads.register(heard::add);

        assertThat(heads.learn(new Head(2, 5, 20))).isTrue();
        heads.tell();
        assertThat(heads.learn(new Head(1, 3, 10))).isFalse();
        assertThat(heads.learn(new Head(3, 5, 30))).as("no new event").isFalse();
        assertThat(heads.newest()).isEqualTo(new Head(3, 5, 30));
        registration.close();
        heads.tell();

        assertThat(heard).containsExactly(5L, 5L, 5L);
    }
}
