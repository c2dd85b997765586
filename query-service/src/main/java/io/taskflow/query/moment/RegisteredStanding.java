package io.taskflow.query.moment;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** As the registry of projections knows it. */
public final class RegisteredStanding implements Standing {
    /** A processor that lives renews its claim every few seconds. */
    private static final String REASON = """
            SELECT CASE
              WHEN (SELECT position FROM board.progress) < 0 THEN 'REBUILDING'
              WHEN EXISTS (SELECT FROM projection.dead_letter d
                             JOIN projection.generation g ON g.projection = d.projection AND g.number = d.generation
                            WHERE d.projection = 'board' AND g.state = 'LIVE' AND d.scope = ?) THEN 'DEAD_LETTERED'
              WHEN NOT EXISTS (SELECT FROM projection.generation g JOIN log.token t ON t.processor = 'board_g' || g.number
                                WHERE g.projection = 'board' AND g.state = 'LIVE' AND t.owner IS NOT NULL
                                  AND t.claimed_at > clock_timestamp() - interval '30 seconds') THEN 'STOPPED'
              WHEN EXISTS (SELECT FROM projection.generation WHERE projection = 'board' AND NOT paused
                              AND state IN ('FILLING', 'INDEXING', 'CATCHING_UP', 'VERIFYING')) THEN 'REBUILDING'
              ELSE 'LAGGING' END
            """;

    private final JdbcClient jdbc;

    public RegisteredStanding(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String reason(Optional<UUID> board) {
        return jdbc.sql(REASON)
                .param(board.map(UUID::toString).orElse(null))
                .query(String.class)
                .single();
    }
}
