package io.taskflow.bench.rival;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** One row a task, kept by a pooled streaming processor. */
@Component
@ProcessingGroup("tasks")
class TaskProjection {
    private final JdbcTemplate jdbc;

    TaskProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        jdbc.execute("""
                CREATE TABLE IF NOT EXISTS task (
                    id text PRIMARY KEY, board_id text NOT NULL, column_id text NOT NULL, title text NOT NULL)""");
        jdbc.execute("CREATE INDEX IF NOT EXISTS task_of_column ON task(board_id, column_id)");
    }

    @EventHandler
    void on(TaskCreated event) {
        jdbc.update(
                "INSERT INTO task(id, board_id, column_id, title) VALUES (?, ?, ?, ?)",
                event.id(),
                event.boardId(),
                event.columnId(),
                event.title());
    }

    @EventHandler
    void on(TaskMoved event) {
        jdbc.update("UPDATE task SET column_id = ? WHERE id = ?", event.columnId(), event.id());
    }
}
