package io.taskflow.eventstore.postgres;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the log held when a group got the lock, as far as its requests name it. */
final class Facts {
    final Head head;
    final byte[] frontier;
    /** The database's clock, read under the lock. */
    final long nowMicros;

    final Map<String, StoredStream> streams = new HashMap<>();
    final Map<String, @Nullable String> claims = new HashMap<>();
    final Map<String, Long> counters = new HashMap<>();
    final Map<String, StoredReceipt> receipts = new HashMap<>();
    final Set<String> eventIds = new HashSet<>();

    /**
     * A stream's row, and how long the stream is.
     *
     * @param growingIn the month whose index counts what comes; null for none
     */
    record StoredStream(long version, @Nullable YearMonth growingIn) {
        static final StoredStream NONE = new StoredStream(0, null);
    }

    Facts(Head head, byte[] frontier, long nowMicros) {
        this.head = head;
        this.frontier = frontier;
        this.nowMicros = nowMicros;
    }
}
