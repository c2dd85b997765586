package io.taskflow.eventstore.autoconfigure;

import io.taskflow.eventstore.EventLog;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Up while the log's head can be read from the database. */
final class LogHealthIndicator extends AbstractHealthIndicator {

    private final EventLog log;

    LogHealthIndicator(EventLog log) {
        super("the log's head cannot be read");
        this.log = log;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.up().withDetail("head", log.refreshHead());
    }
}
