package io.taskflow.command.task.adddependency;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.DependencyGraph;
import io.taskflow.command.task.Tasks;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link AddDependency}. */
@Component
class AddDependencyHandler {
    private final Tasks tasks;
    private final DependencyGraph graph;

    AddDependencyHandler(Tasks tasks, DependencyGraph graph) {
        this.tasks = tasks;
        this.graph = graph;
    }

    @CommandHandler
    @Nullable
    Refusal handle(AddDependency command, AppendContext append) {
        return tasks.link(
                command.by(),
                command.taskId(),
                command.blockerId(),
                append,
                (task, blocker, workspace) -> command.decide(
                        task, blocker, () -> graph.leads(workspace, command.blockerId(), command.taskId(), append)));
    }
}
