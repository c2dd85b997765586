package io.taskflow.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.eventstore.AppendContext;
import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.AppendRefusedException;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.ExpectedVersion;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A refusal is made sure of; one that hides what the command was about tells nothing of that, not even that it changed. */
class RefusalsTest {
    private static final String THING = "thing";
    private static final long THEN = 2;
    private static final long NOW = 3;

    private enum Refusal {
        TELLING,
        HIDING
    }

    private final AppendInterceptor interceptor = new AppendInterceptor(nothing(), log(), new Refusals() {
        @Override
        public boolean isRefusal(@Nullable Object result) {
            return result instanceof Refusal;
        }

        @Override
        public boolean hides(@Nullable Object refusal) {
            return refusal == Refusal.HIDING;
        }
    });

    @AfterEach
    void end() {
        while (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().rollback();
        }
    }

    @Test
    void whoExpectsAnotherVersionIsToldSoBeforeTheRefusal() {
        assertThatThrownBy(() -> refused(Refusal.TELLING, THEN, null))
                .isInstanceOfSatisfying(
                        AppendRefusedException.class,
                        told -> assertThat(told.refusal())
                                .isEqualTo(new AppendRefusal.VersionConflict(THING, THEN, NOW)));
        assertThatCode(() -> refused(Refusal.TELLING, NOW, null)).doesNotThrowAnyException();
    }

    @Test
    void aRefusalThatHidesTheThingSaysNothingOfItsVersion() {
        for (long expected : new long[] {THEN, NOW, NOW + 1}) {
            assertThatCode(() -> refused(Refusal.HIDING, expected, null)).doesNotThrowAnyException();
        }
    }

    @Test
    void noRefusalRestsOnWhatACacheHeldTooLong() {
        for (Refusal refusal : Refusal.values()) {
            assertThatThrownBy(() -> refused(refusal, NOW, THEN))
                    .as("%s is decided anew", refusal)
                    .isInstanceOf(ConcurrencyException.class);
            assertThatCode(() -> refused(refusal, NOW, NOW)).doesNotThrowAnyException();
        }
    }

    /**
     * Lets a handler refuse a command.
     *
     * @param expected the version that the client names
     * @param cached the version that the handler decides on, null where it looks at none
     */
    private void refused(Refusal refusal, long expected, @Nullable Long cached) throws Exception {
        AppendContext context = new AppendContext().expect(new ExpectedVersion(THING, expected));
        CommandMessage<Object> command = GenericCommandMessage.asCommandMessage("change it")
                .andMetaData(Map.of(AppendContext.RESOURCE_KEY, context));
        UnitOfWork<CommandMessage<Object>> unitOfWork = DefaultUnitOfWork.startAndGet(command);
        interceptor.handle(unitOfWork, () -> {
            if (cached != null) {
                DecisionBasis.noteAsked(THING, cached);
            }
            return refusal;
        });
        unitOfWork.commit();
    }

    private static Appender nothing() {
        return (Appender) Proxy.newProxyInstance(
                RefusalsTest.class.getClassLoader(), new Class<?>[] {Appender.class}, (proxy, method, arguments) -> {
                    throw new AssertionError("a refusal appends nothing: " + (AppendRequest) arguments[0]);
                });
    }

    private static EventLog log() {
        return (EventLog) Proxy.newProxyInstance(
                RefusalsTest.class.getClassLoader(), new Class<?>[] {EventLog.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("version")) {
                        return NOW;
                    }
                    throw new AssertionError("asked for " + method.getName());
                });
    }
}
