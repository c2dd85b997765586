package io.taskflow.eventstore.axon;

import io.taskflow.eventstore.AppendContext;
import io.taskflow.eventstore.AppendRefusedException;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.LogUnavailableException;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Sends a command that is handled in this process and answers with what the log made of it. A command that lost a race for a stream, or was decided
 * on stale cached state, is decided again on the newest; so every attempt starts from an {@link AppendContext} of its own.
 */
public final class CommandDispatcher {

    private static final int LONGEST_PAUSE_MILLIS = 50;

    private final CommandBus bus;
    private final int attempts;

    /** @param attempts how often a command is decided before it is given up as contended */
    public CommandDispatcher(CommandBus bus, int attempts) {
        this.bus = bus;
        this.attempts = attempts;
    }

    /**
     * Waits until the command's append is durable.
     *
     * @param metadata the command's
     * @param wishes put into the append context before the handler runs, on each attempt: receipt, rights, the versions a client expects
     * @throws AppendRefusedException a guard, a receipt or an expected version of the {@link AppendContext} refused it
     * @throws ContendedException others were always quicker
     * @throws LogUnavailableException it is safe to send it again
     * @throws IllegalStateException inside a unit of work, whose end this would have to wait for
     */
    public <R> CommandAnswer<R> send(Object command, Map<String, ?> metadata, Consumer<AppendContext> wishes) {
        if (CurrentUnitOfWork.isStarted()) {
            throw new IllegalStateException(
                    "a unit of work is going on, so this command's append would come after the answer");
        }
        for (int attempt = 1; ; attempt++) {
            AppendContext context = new AppendContext();
            wishes.accept(context);
            CommandResultMessage<R> result = dispatch(command, metadata, context);
            if (!result.isExceptional()) {
                return answer(result.getPayload(), context);
            }
            Throwable failure = result.exceptionResult();
            if (failure instanceof ReplayedException replayed) {
                return new CommandAnswer.Accepted<>(null, replayed.result());
            }
            if (!(failure instanceof ConcurrencyException)) {
                throw unchecked(failure);
            }
            if (attempt == attempts || !pause(attempt)) {
                throw new ContendedException(command, attempt, failure);
            }
        }
    }

    private <R> CommandResultMessage<R> dispatch(Object command, Map<String, ?> metadata, AppendContext context) {
        CommandMessage<Object> message = GenericCommandMessage.asCommandMessage(command)
                .andMetaData(metadata)
                .andMetaData(Map.of(AppendContext.RESOURCE_KEY, context));
        FutureCallback<Object, R> callback = new FutureCallback<>();
        bus.dispatch(message, callback);
        @SuppressWarnings("unchecked") // The handler's result is what the sender says it is.
        CommandResultMessage<R> result = (CommandResultMessage<R>) callback.getResult();
        return result;
    }

    private static <R> CommandAnswer<R> answer(@Nullable R result, AppendContext context) {
        AppendResult appended = context.result().orElse(null);
        if (appended != null) {
            return new CommandAnswer.Accepted<>(appended.replayed() ? null : result, appended);
        }
        if (result == null) {
            throw new IllegalStateException(
                    "a command was neither appended nor refused: the AppendInterceptor is not on its bus");
        }
        return new CommandAnswer.Refused<>(result);
    }

    private static RuntimeException unchecked(Throwable failure) {
        return switch (failure) {
            case RuntimeException exception -> exception;
            case Error error -> throw error;
            case Throwable checked -> new CommandExecutionException("the handler failed", checked);
        };
    }

    /** Racing processes must not meet again in step. */
    private static boolean pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(Math.min(1L << attempt, LONGEST_PAUSE_MILLIS) + 1));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
