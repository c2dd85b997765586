package io.taskflow.command.comment;

import io.taskflow.command.access.Access;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Decisions;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.TaskState;
import io.taskflow.command.task.Tasks;
import io.taskflow.events.comment.CommentEvent;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.support.permission.Permission;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** All comments, for the handlers of commands: finds them, checks rights, carries decisions out. */
public final class Comments {
    private final Repository<Comment> repository;
    private final Access access;
    private final Tasks tasks;

    Comments(Repository<Comment> repository, Access access, Tasks tasks) {
        this.repository = repository;
        this.access = access;
        this.tasks = tasks;
    }

    /** Begins a comment on a task, which must not be archived; those it speaks to must see it. */
    public @Nullable Refusal add(
            UUID by,
            UUID taskId,
            Collection<UUID> mentions,
            AppendContext append,
            Function<TaskState, Decision<CommentEvent>> rule)
            throws Exception {
        return tasks.beside(by, taskId, Permission.COMMENT, append, (task, granted) -> {
            if (task.archived()) {
                return new Refusal.Archived();
            }
            Refusal stranger = demandPeople(granted, task.boardId(), mentions, append);
            if (stranger != null) {
                return stranger;
            }
            repository.newInstance(() -> {
                var comment = new Comment();
                Decisions.carryOut(rule.apply(task), append, event -> comment.apply(event, by));
                return comment;
            });
            return null;
        });
    }

    /** A rule about a comment that stands, on a task that is not archived. */
    public interface Rule {
        /**
         * @param boardId where its task is today
         * @param moderator whether the person may take back what others said
         */
        Decision<CommentEvent> decide(CommentState comment, UUID boardId, boolean moderator);
    }

    /** Decides on a comment as it stands; those it speaks to must see it. */
    public @Nullable Refusal change(UUID by, UUID commentId, Collection<UUID> mentions, AppendContext append, Rule rule)
            throws Exception {
        Aggregate<Comment> comment;
        try {
            comment = repository.load(commentId.toString());
        } catch (AggregateNotFoundException e) {
            return new Refusal.NotFound();
        }
        CommentState state = comment.invoke(Comment::state);
        return tasks.beside(by, state.taskId(), Permission.COMMENT, append, (task, granted) -> {
            if (state.deleted()) {
                return new Refusal.NotFound();
            }
            if (task.archived()) {
                return new Refusal.Archived();
            }
            Refusal stranger = demandPeople(granted, task.boardId(), mentions, append);
            if (stranger != null) {
                return stranger;
            }
            Decision<CommentEvent> decision =
                    rule.decide(state, task.boardId(), Permission.DELETE_COMMENTS.allows(granted.role()));
            return comment.invoke(root -> Decisions.carryOut(decision, append, event -> root.apply(event, by)));
        });
    }

    private @Nullable Refusal demandPeople(
            Access.Entry.Granted granted, UUID boardId, Collection<UUID> people, AppendContext append) {
        UUID stranger = access.demandPeople(granted, boardId, people, append);
        return stranger == null ? null : new Refusal.UnknownMember("/mentions", stranger);
    }
}
