package io.taskflow.eventstore.autoconfigure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.taskflow.eventstore.postgres.AppendObserver;

/** Meters of the append groups. */
final class LogMetrics implements AppendObserver {

    private final DistributionSummary requests;
    private final DistributionSummary events;
    private final Timer waited;
    private final Timer took;
    private final Counter conflicts;
    private final Counter otherRefusals;

    LogMetrics(MeterRegistry registry) {
        requests = DistributionSummary.builder("eventstore.group.requests")
                .description("requests committed together")
                .register(registry);
        events = DistributionSummary.builder("eventstore.group.events")
                .description("events committed together")
                .register(registry);
        waited = Timer.builder("eventstore.group.wait")
                .description("wait of a group's oldest request")
                .register(registry);
        took = Timer.builder("eventstore.group.commit")
                .description("from a group's beginning to its commit")
                .register(registry);
        conflicts = refused(registry, "conflict");
        otherRefusals = refused(registry, "other");
    }

    private static Counter refused(MeterRegistry registry, String reason) {
        return Counter.builder("eventstore.refused")
                .description("requests refused")
                .tag("reason", reason)
                .register(registry);
    }

    @Override
    public void committed(Group group) {
        requests.record(group.requests());
        events.record(group.events());
        waited.record(group.waited());
        took.record(group.took());
        conflicts.increment(group.conflicts());
        otherRefusals.increment(group.refused() - group.conflicts());
    }
}
