package io.taskflow.eventstore.evolution;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes each event it is given, with where its token is then. */
@ProcessingGroup("handled")
public class Handled {

    private final JdbcClient sql;

    public Handled(JdbcClient sql) {
        this.sql = sql;
        sql.sql("CREATE TABLE IF NOT EXISTS handled (what text NOT NULL, position bigint NOT NULL)")
                .update();
    }

    @EventHandler
    void on(Object event, TrackingToken token) {
        sql.sql("INSERT INTO handled VALUES (?, ?)")
                .params(event.toString(), token.position().orElseThrow())
                .update();
    }
}
