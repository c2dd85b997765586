package io.taskflow.command.bulk;

import io.taskflow.command.access.Access;
import io.taskflow.command.aggregate.AggregateLocks;
import io.taskflow.command.claim.Keys;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.command.http.Commands;
import io.taskflow.support.permission.Permission;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Sends several commands about a board, one after the other. All or none: in a transaction that every append of theirs joins. It holds the log's lock from
 * the first of them on, so nothing may be waited for inside that another command may hold while it waits for the log: the aggregates are locked before, and one
 * such transaction at a time needs one connection.
 */
@Component
final class BulkCommands {
    private static final Logger log = LoggerFactory.getLogger(BulkCommands.class);

    private final BulkOperations operations;
    private final Commands commands;
    private final AggregateLocks locks;
    private final Access access;
    private final TransactionTemplate transaction;
    private final ReentrantLock oneAtATime = new ReentrantLock(true);

    BulkCommands(
            BulkOperations operations, Commands commands, AggregateLocks locks, Access access, DataSource database) {
        this.operations = operations;
        this.commands = commands;
        this.locks = locks;
        this.access = access;
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    /** Each for itself: a refusal keeps none of the others from being sent. */
    List<BulkAnswer> each(Call call, List<JsonNode> items, UUID boardId) {
        return commands.series(call, List.of(false, items), boardId, begun -> {
            begun.run();
            List<BulkAnswer> answers = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                answers.add(tried(items.get(i), boardId, call, i));
            }
            return answers;
        });
    }

    private BulkAnswer tried(JsonNode item, UUID boardId, Call call, int index) {
        try {
            return sent(item, boardId, call, index);
        } catch (ProblemException refusal) {
            return refused(refusal, call);
        } catch (RuntimeException fault) {
            // What the others came to must be told all the same.
            log.error("command {} of {} failed", index, call.path(), fault);
            return refused(new ProblemException(ProblemType.INTERNAL, "The failure is in the server's log"), call);
        }
    }

    private BulkAnswer sent(JsonNode item, UUID boardId, Call call, int index) {
        ResponseEntity<CommandAnswer> answer = operations.send(new BulkItem(item), boardId, call, index);
        CommandAnswer body = answer.getBody();
        if (body == null) {
            throw new IllegalStateException("a command without an answer");
        }
        return BulkAnswer.of(answer.getStatusCode().value(), body);
    }

    private static BulkAnswer refused(ProblemException refusal, Call call) {
        ProblemDetail document = refusal.document();
        document.setInstance(URI.create(call.path()));
        return BulkAnswer.of(document);
    }

    /** All, or none. */
    List<BulkAnswer> all(Call call, List<JsonNode> items, UUID boardId) {
        return commands.series(call, List.of(true, items), boardId, begun -> {
            oneAtATime.lock();
            try {
                Set<String> boards = boards(items, boardId);
                Set<String> tasks = named(items);
                tasks.removeAll(boards);
                List<String> then = new ArrayList<>(boards);
                then.add(graph(call.userId(), boardId));
                return locks.holding(
                        tasks,
                        then,
                        () -> Objects.requireNonNull(transaction.execute(status -> {
                            begun.run();
                            return sentInOrder(call, items, boardId);
                        })));
            } finally {
                oneAtATime.unlock();
            }
        });
    }

    private List<BulkAnswer> sentInOrder(Call call, List<JsonNode> items, UUID boardId) {
        List<BulkAnswer> answers = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            try {
                answers.add(sent(items.get(i), boardId, call, i));
            } catch (ProblemException refusal) {
                throw refusal.with("command", i);
            }
        }
        return answers;
    }

    /** This one and those that tasks move to, in the order of their ids. */
    private static Set<String> boards(List<JsonNode> items, UUID boardId) {
        Set<String> ids = new TreeSet<>();
        ids.add(boardId.toString());
        for (JsonNode item : items) {
            if (item.path("boardId").isString()) {
                id(item.path("boardId").stringValue(), ids);
            }
        }
        return ids;
    }

    /** Every other id that a command names may be a task's. */
    private static Set<String> named(List<JsonNode> items) {
        Set<String> ids = new HashSet<>();
        for (JsonNode item : items) {
            for (JsonNode value : item) {
                if (value.isString()) {
                    id(value.stringValue(), ids);
                }
            }
        }
        return ids;
    }

    private static void id(String text, Set<String> ids) {
        try {
            ids.add(UUID.fromString(text).toString());
        } catch (IllegalArgumentException e) {
            // Another text.
        }
    }

    private String graph(UUID userId, UUID boardId) {
        return access.toBoard(userId, boardId, Permission.SEE_BOARD) instanceof Access.Entry.Granted granted
                ? Keys.dependencies(granted.workspaceId())
                : Keys.DEPENDENCIES;
    }
}
