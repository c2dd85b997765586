package io.taskflow.projection;

import io.taskflow.eventstore.EventLog;
import io.taskflow.projection.activity.ActivityProjector;
import io.taskflow.projection.assignment.Assignment;
import io.taskflow.projection.assignment.AssignmentProjector;
import io.taskflow.projection.generation.Generations;
import io.taskflow.projection.live.LiveView;
import io.taskflow.projection.rebuild.ProjectionsApi;
import io.taskflow.projection.rebuild.Rebuilds;
import io.taskflow.projection.rows.Epoch;
import io.taskflow.projection.rows.Projection;
import io.taskflow.projection.search.Document;
import io.taskflow.projection.search.DocumentProjector;
import io.taskflow.projection.taskboard.BoardProjector;
import io.taskflow.projection.taskboard.BoardRow;
import io.taskflow.projection.taskboard.ColumnRow;
import io.taskflow.projection.taskboard.CommentRow;
import io.taskflow.projection.taskboard.Numbering;
import io.taskflow.projection.taskboard.Occupancy;
import io.taskflow.projection.taskboard.TaskRow;
import io.taskflow.support.SupportConfiguration;
import io.taskflow.support.events.EventCodec;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The projections, to be run alone or beside the other services. They need the log, Axon's event and token stores on it, and a {@link DataSource}. */
@Configuration(proxyBeanMethods = false)
@Import(SupportConfiguration.class)
public class ProjectionsConfiguration {
    /** Boards, their history and their activity are one projection: what the activity tells as before is in the boards' rows. */
    public static final Projection BOARD = new Projection(
            "board",
            List.of(new BoardProjector(), new ActivityProjector(), new DocumentProjector(), new AssignmentProjector()),
            List.of(
                    Epoch.ENTITY,
                    BoardRow.ENTITY,
                    ColumnRow.ENTITY,
                    Numbering.ENTITY,
                    Occupancy.ENTITY,
                    TaskRow.ENTITY,
                    CommentRow.ENTITY,
                    Document.ENTITY,
                    Assignment.ENTITY),
            List.of("task_history", "activity"));

    /** Takes the log, though it does not use it: where it makes its tables at start, it shall have made them. */
    @Bean
    Generations generations(DataSource database, EventLog log) {
        Generations.migrate(database);
        Generations generations = new Generations(database);
        generations.renew(BOARD.name());
        return generations;
    }

    @Bean
    LiveView boardView(
            DataSource database, Generations generations, EventLog log, EventStore events, TokenStore tokens) {
        return new LiveView(database, BOARD, generations, log, events, tokens);
    }

    @Bean
    Rebuilds rebuilds(DataSource database, EventLog log, EventCodec codec, Generations generations, LiveView view) {
        return new Rebuilds(database, log, codec, BOARD, generations, view);
    }

    @Bean
    ProjectionsApi projectionsApi(Generations generations, Rebuilds rebuilds, LiveView view, EventLog log) {
        return new ProjectionsApi(BOARD, generations, rebuilds, view, log);
    }
}
