package io.taskflow.eventstore.migration;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Turns tokens of the old tables into positions of the log. A token has handled every event up to its index, save its gaps; a gap may have been
 * filled since by a transaction that was slow to commit, or never be. The position is the greatest one with nothing unhandled before it, so nothing
 * is skipped; what was handled after it will be handled again.
 */
final class TokenTranslation {

    private final AxonSource source;
    private final JdbcClient log;
    private final Map<GapAwareTrackingToken, Position> known = new HashMap<>();

    /** @param log to which all events are copied */
    TokenTranslation(AxonSource source, DataSource log) {
        this.source = source;
        this.log = JdbcClient.create(log);
    }

    /**
     * A place in the log.
     *
     * @param again how many events after it were handled before
     */
    record Position(long position, long again) {}

    static MigrationRefusedException foreign(String what) {
        return new MigrationRefusedException("tokens of this kind do not belong to Axon's JPA or JDBC engine: " + what);
    }

    /** @param old a replay's has no context, see {@link OldTokens} */
    @Nullable
    TrackingToken translate(@Nullable TrackingToken old) throws SQLException {
        return switch (old) {
            case null -> null;
            case GapAwareTrackingToken token ->
                new GlobalSequenceTrackingToken(position(token).position());
            case MergedTrackingToken merge ->
                new MergedTrackingToken(translate(merge.lowerSegmentToken()), translate(merge.upperSegmentToken()));
            case ReplayToken replay ->
                ReplayToken.createReplayToken(translate(replay.getTokenAtReset()), translate(replay.getCurrentToken()));
            case TrackingToken other -> throw foreign(other.toString());
        };
    }

    /** How many events a processor with this token handles for a second time, those of a replay apart. */
    long again(@Nullable TrackingToken old) throws SQLException {
        return switch (old) {
            case GapAwareTrackingToken token -> position(token).again();
            case MergedTrackingToken merge ->
                Math.max(again(merge.lowerSegmentToken()), again(merge.upperSegmentToken()));
            case ReplayToken replay -> again(replay.getTokenAtReset());
            case null, default -> 0;
        };
    }

    private Position position(GapAwareTrackingToken token) throws SQLException {
        Position position = known.get(token);
        if (position == null) {
            position = findPosition(token);
            known.put(token, position);
        }
        return position;
    }

    private Position findPosition(GapAwareTrackingToken token) throws SQLException {
        List<String> filled = source.idsAt(token.getGaps());
        List<String> unhandled = new ArrayList<>(filled);
        unhandled.addAll(source.firstIdAfter(token.getIndex()));
        long position = unhandled.isEmpty()
                ? source.census().events()
                : log.sql("SELECT min(position) - 1 FROM log.event WHERE event_id IN (:ids)")
                        .param("ids", unhandled)
                        .query(Long.class)
                        .single();
        long handled = source.countIndexesUpto(token.getIndex()) - filled.size();
        return new Position(position, handled - position);
    }
}
