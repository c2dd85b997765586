package io.taskflow.eventstore.autoconfigure;

import org.axonframework.updates.configuration.UsagePropertyProvider;
import org.jspecify.annotations.Nullable;

/** Axon's update check is off, and with it what it would tell of this installation. */
final class NoUpdateCheck implements UsagePropertyProvider {

    @Override
    public Boolean getDisabled() {
        return true;
    }

    @Override
    public @Nullable String getUrl() {
        return null;
    }

    @Override
    public int priority() {
        return Integer.MAX_VALUE;
    }
}
