package io.taskflow.eventstore.axon;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tokens as plain positions, stored in the caller's transaction on the read models' DataSource, so that rows and token hold or vanish together. Only a
 * token in a replay or a merge has more, beside the position it is at. Claims are timed by the database's clock.
 */
public final class PostgresTokenStore implements TokenStore {

    private static final String MAY_CLAIM =
            "(owner IS NULL OR owner = :node OR claimed_at < clock_timestamp() - :timeout * interval '1 millisecond')";

    private final JdbcClient sql;
    private final TokenText text;
    private final Duration claimTimeout;
    private final String nodeId;

    /**
     * @param contexts writes what an application hands to a reset
     * @param claimTimeout after which others take the claim of a node that went silent
     * @param nodeId this process's alone; one that starts again under its name takes its claims back at once
     */
    public PostgresTokenStore(DataSource readModels, Serializer contexts, Duration claimTimeout, String nodeId) {
        this.sql = JdbcClient.create(readModels);
        this.text = new TokenText(contexts);
        this.claimTimeout = claimTimeout;
        this.nodeId = nodeId;
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount) {
        initializeTokenSegments(processorName, segmentCount, null);
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount, @Nullable TrackingToken initialToken) {
        if (fetchSegments(processorName).length > 0) {
            throw new UnableToClaimTokenException(processorName + " has segments already");
        }
        for (int segment = 0; segment < segmentCount; segment++) {
            try {
                initializeSegment(initialToken, processorName, segment);
            } catch (UnableToInitializeTokenException e) {
                throw new UnableToClaimTokenException("another node makes the segments of " + processorName, e);
            }
        }
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processorName, int segment) {
        try {
            sql.sql(
                            "INSERT INTO log.token (processor, segment, position, state) VALUES (:processor, :segment, :position, :state)")
                    .param("processor", processorName)
                    .param("segment", segment)
                    .param("position", position(token))
                    .param("state", state(token))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new UnableToInitializeTokenException(named(processorName, segment) + " exists already");
        }
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        int updated = sql.sql("""
                        UPDATE log.token SET position = :position, state = :state, claimed_at = clock_timestamp()
                        WHERE processor = :processor AND segment = :segment AND owner = :node""")
                .param("position", position(token))
                .param("state", state(token))
                .param("processor", processorName)
                .param("segment", segment)
                .param("node", nodeId)
                .update();
        mustBeOurs(updated, processorName, segment);
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        return claim(processorName, segment, "");
    }

    /** Refuses a segment that was split or merged since the caller learned of it. */
    @Override
    public @Nullable TrackingToken fetchToken(String processorName, Segment segment) {
        return claim(processorName, segment.getSegmentId(), """
                 AND NOT EXISTS (SELECT FROM log.token WHERE processor = :processor AND segment = %d)
                 AND EXISTS (SELECT FROM log.token WHERE processor = :processor AND segment = %d)""".formatted(
                        segment.splitSegmentId(), segment.mergeableSegmentId()));
    }

    private @Nullable TrackingToken claim(String processorName, int segment, String condition) {
        List<Optional<TrackingToken>> claimed = sql.sql("""
                        UPDATE log.token SET owner = :node, claimed_at = clock_timestamp()
                        WHERE processor = :processor AND segment = :segment AND %s%s
                        RETURNING position, state""".formatted(MAY_CLAIM, condition))
                .param("node", nodeId)
                .param("processor", processorName)
                .param("segment", segment)
                .param("timeout", claimTimeout.toMillis())
                .query((row, number) -> Optional.ofNullable(token(row)))
                .list();
        mustBeOurs(claimed.size(), processorName, segment);
        return claimed.getFirst().orElse(null);
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        int updated = sql.sql("""
                        UPDATE log.token SET claimed_at = clock_timestamp()
                        WHERE processor = :processor AND segment = :segment AND owner = :node""")
                .param("processor", processorName)
                .param("segment", segment)
                .param("node", nodeId)
                .update();
        mustBeOurs(updated, processorName, segment);
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        sql.sql("""
                UPDATE log.token SET owner = NULL, claimed_at = NULL
                WHERE processor = :processor AND segment = :segment AND owner = :node""")
                .param("processor", processorName)
                .param("segment", segment)
                .param("node", nodeId)
                .update();
    }

    @Override
    public void deleteToken(String processorName, int segment) {
        int deleted = sql.sql(
                        "DELETE FROM log.token WHERE processor = :processor AND segment = :segment AND owner = :node")
                .param("processor", processorName)
                .param("segment", segment)
                .param("node", nodeId)
                .update();
        mustBeOurs(deleted, processorName, segment);
    }

    @Override
    public int[] fetchSegments(String processorName) {
        return sql
                .sql("SELECT segment FROM log.token WHERE processor = ? ORDER BY segment")
                .param(processorName)
                .query(Integer.class)
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processorName) {
        int[] all = fetchSegments(processorName);
        return sql.sql("SELECT segment FROM log.token WHERE processor = :processor AND %s ORDER BY segment"
                        .formatted(MAY_CLAIM))
                .param("processor", processorName)
                .param("node", nodeId)
                .param("timeout", claimTimeout.toMillis())
                .query((row, number) -> Segment.computeSegment(row.getInt("segment"), all))
                .list();
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return Optional.of(sql.sql("SELECT identifier FROM log.token_store")
                .query(UUID.class)
                .single()
                .toString());
    }

    private void mustBeOurs(int rows, String processorName, int segment) {
        if (rows == 0) {
            throw new UnableToClaimTokenException(
                    named(processorName, segment) + " is another node's, was split or merged, or does not exist");
        }
    }

    private static String named(String processorName, int segment) {
        return "segment %d of %s".formatted(segment, processorName);
    }

    private static @Nullable Long position(@Nullable TrackingToken token) {
        TrackingToken lower = token == null ? null : WrappedToken.unwrapLowerBound(token);
        OptionalLong position = lower == null ? OptionalLong.empty() : lower.position();
        return position.isPresent() ? position.getAsLong() : null;
    }

    private byte @Nullable [] state(@Nullable TrackingToken token) {
        return token == null || token instanceof GlobalSequenceTrackingToken
                ? null
                : text.write(token).getBytes(StandardCharsets.UTF_8);
    }

    private @Nullable TrackingToken token(ResultSet row) throws SQLException {
        byte[] state = row.getBytes("state");
        if (state != null) {
            return text.read(new String(state, StandardCharsets.UTF_8));
        }
        long position = row.getLong("position");
        return row.wasNull() ? null : new GlobalSequenceTrackingToken(position);
    }
}
