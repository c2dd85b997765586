package io.taskflow.eventstore.axon;

import io.taskflow.eventstore.AppendContext;
import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.AppendRefusedException;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.ExpectedVersion;
import io.taskflow.eventstore.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Gives each command an {@link AppendContext} and sees to what Axon leaves undone: a decision without events still goes to the log when it has
 * guards, a receipt or expected versions, or was sent by a {@link CommandDispatcher}; a refusal is made sure of.
 */
public final class AppendInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    /** Nobody claims this key, so only a receipt can answer a request that wants it claimed. */
    private static final Guard UNLESS_REPLAYED = new Guard.MustExist("io.taskflow.eventstore/never-claimed");

    private final Appender appender;
    private final EventLog log;
    private final Refusals refusals;

    public AppendInterceptor(Appender appender, EventLog log, Refusals refusals) {
        this.appender = appender;
        this.log = log;
        this.refusals = refusals;
    }

    static @Nullable AppendContext contextOf(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getResource(AppendContext.RESOURCE_KEY);
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        if (contextOf(unitOfWork) != null) {
            // A command sent by a command's handler is part of the same append.
            return chain.proceed();
        }
        AppendContext dispatched =
                (AppendContext) unitOfWork.getMessage().getMetaData().get(AppendContext.RESOURCE_KEY);
        AppendContext context = dispatched == null ? new AppendContext() : dispatched;
        unitOfWork.root().resources().put(AppendContext.RESOURCE_KEY, context);
        Object result = chain.proceed();
        // Registered last, so it runs after the event store has appended what there was.
        unitOfWork.root().onPrepareCommit(root -> {
            if (context.result().isPresent()) {
                return;
            }
            if (refusals.isRefusal(result)) {
                makeSure(refusals.hides(result), context, DecisionBasis.of(root));
            } else if (dispatched != null || wishes(context)) {
                appendNothing(context, DecisionBasis.of(root));
            }
        });
        return result;
    }

    private void appendNothing(AppendContext context, DecisionBasis basis) {
        AppendRequest request = withExpected(context.asRequest(), basis.all());
        try {
            context.complete(appender.append(request));
        } catch (AppendRefusedException refused) {
            throw namedByClient(refused.refusal(), context) ? refused : translated(refused);
        }
    }

    /** Nothing is appended for a refusal; but a client that repeats what once succeeded gets that answer, and stale state refuses nobody. */
    private void makeSure(boolean hidden, AppendContext context, DecisionBasis basis) {
        if (context.receipt().isPresent() && replayed(context)) {
            return;
        }
        if (!hidden) {
            context.expected().forEach(this::confirm);
        }
        for (ExpectedVersion cached : basis.cachedExcept(Set.of())) {
            try {
                confirm(cached);
            } catch (AppendRefusedException stale) {
                throw translated(stale);
            }
        }
    }

    private boolean replayed(AppendContext context) {
        Stream<Guard> rights =
                context.guards().stream().filter(guard -> guard instanceof Guard.MustExist must && must.right());
        List<Guard> guards = Stream.concat(rights, Stream.of(UNLESS_REPLAYED)).toList();
        AppendRequest request = new AppendRequest(
                List.of(), List.of(), guards, context.receipt().orElse(null), null);
        try {
            context.complete(appender.append(request));
            return true;
        } catch (AppendRefusedException refused) {
            boolean fresh = refused.refusal() instanceof AppendRefusal.Missing missing
                    && missing.key().equals(UNLESS_REPLAYED.key());
            if (!fresh) {
                throw refused;
            }
            return false;
        }
    }

    private void confirm(ExpectedVersion expected) {
        long actual = log.version(expected.streamId());
        if (actual != expected.version()) {
            throw new AppendRefusedException(
                    new AppendRefusal.VersionConflict(expected.streamId(), expected.version(), actual));
        }
    }

    private static boolean wishes(AppendContext context) {
        return context.receipt().isPresent()
                || !context.guards().isEmpty()
                || !context.expected().isEmpty();
    }

    static AppendRequest withExpected(AppendRequest request, List<ExpectedVersion> more) {
        List<ExpectedVersion> expected = new ArrayList<>(request.expected());
        expected.addAll(more);
        return request.with(expected, request.guards(), request.receipt());
    }

    /** Whether a version is stale that the client named itself; deciding anew could not help it. */
    static boolean namedByClient(AppendRefusal refusal, @Nullable AppendContext context) {
        return context != null
                && refusal instanceof AppendRefusal.VersionConflict conflict
                && context.expected().contains(new ExpectedVersion(conflict.streamId(), conflict.expected()));
    }

    /** A lost race is Axon's to tell, whose retries wait for it. */
    static RuntimeException translated(AppendRefusedException refused) {
        return refused.refusal() instanceof AppendRefusal.VersionConflict
                ? new ConcurrencyException(refused.refusal().toString(), refused)
                : refused;
    }
}
