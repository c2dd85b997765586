package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.ExpectedVersion;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.Receipt;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Requests that meet: few streams, few keys, few ids. */
final class AnyRequests {
    private AnyRequests() {}

    /** One group after the other, of requests that are decided together. */
    static Arbitrary<List<List<AppendRequest>>> groups() {
        return requests().list().ofMinSize(1).ofMaxSize(12).list().ofMinSize(1).ofMaxSize(6);
    }

    private static Arbitrary<AppendRequest> requests() {
        Arbitrary<String> streams = Arbitraries.of("a", "b", "c");
        Arbitrary<String> keys = Arbitraries.of("k1", "k2", "k3");
        Arbitrary<NewEvent> events = Combinators.combine(
                        streams,
                        Arbitraries.longs().between(0, 5).injectNull(0.5),
                        Arbitraries.integers().between(0, 60))
                .as((stream, sequence, id) -> new NewEvent(
                        "id-" + id, stream, "thing", null, sequence, "t", null, new byte[] {1}, new byte[0], null));
        Arbitrary<Guard> guards = Arbitraries.oneOf(
                keys.map(Guard.MustExist::new),
                keys.map(key -> new Guard.MustExist(key, true)),
                keys.map(Guard.MustNotExist::new),
                Combinators.combine(keys, Arbitraries.of("v", "w").injectNull(0.3))
                        .as(Guard.MustHold::new),
                Combinators.combine(keys, Arbitraries.of("v", "w").injectNull(0.3))
                        .as(Guard.Claim::new),
                keys.map(key -> new Guard.Claim(key, null)),
                keys.map(Guard.Release::new),
                Combinators.combine(
                                keys,
                                Arbitraries.longs().between(-2, 3),
                                Arbitraries.longs().between(0, 5))
                        .as(Guard.Count::new));
        Arbitrary<ExpectedVersion> expected =
                Combinators.combine(streams, Arbitraries.longs().between(0, 3)).as(ExpectedVersion::new);
        Arbitrary<Receipt> receipts = Combinators.combine(
                        Arbitraries.of("r1", "r2", "r3", "r4"),
                        Arbitraries.bytes().between((byte) 1, (byte) 2))
                .as((key, print) -> new Receipt(key, new byte[] {print}, "for-" + key));
        return Combinators.combine(
                        events.list().ofMaxSize(3),
                        expected.list().ofMaxSize(1),
                        guards.list().ofMaxSize(3),
                        receipts.injectNull(0.6))
                .as((e, x, g, r) -> new AppendRequest(e, x, g, r, null));
    }
}
