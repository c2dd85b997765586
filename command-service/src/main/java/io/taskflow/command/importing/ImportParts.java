package io.taskflow.command.importing;

import io.taskflow.eventstore.Appender;
import io.taskflow.support.events.EventCodec;
import javax.sql.DataSource;

/** What imports are made with. */
record ImportParts(
        ImportStore store,
        ImportClaims claims,
        Placeholders placeholders,
        Appender appender,
        DataSource database,
        EventCodec codec,
        Views views) {}
