package io.taskflow.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.eventstore.ExpectedVersion;
import java.util.Set;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DecisionBasisTest {

    private final UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);

    @AfterEach
    void end() {
        if (unitOfWork.isActive()) {
            unitOfWork.rollback();
        }
    }

    @Test
    void streamsStandInTheOrderInWhichTheyWereAskedFor() {
        DecisionBasis.noteAsked("fresh", null);
        DecisionBasis.noteAsked("cached", 3L);
        DecisionBasis.noteAsked("missing", null);
        DecisionBasis.noteSaved("cached", 3);
        DecisionBasis.noteSaved("fresh", 7);
        DecisionBasis.noteSaved("new", 1);

        assertThat(DecisionBasis.of(unitOfWork).all())
                .containsExactly(
                        new ExpectedVersion("fresh", 7),
                        new ExpectedVersion("cached", 3),
                        new ExpectedVersion("new", 1));
    }

    @Test
    void onlyWhatCameFromACacheIsConfirmedAndAtTheVersionItHadThere() {
        DecisionBasis.noteAsked("changed", 3L);
        DecisionBasis.noteAsked("read", 5L);
        DecisionBasis.noteAsked("fresh", null);
        DecisionBasis.noteSaved("changed", 4);
        DecisionBasis.noteSaved("fresh", 7);

        assertThat(DecisionBasis.of(unitOfWork).cachedExcept(Set.of("changed")))
                .containsExactly(new ExpectedVersion("read", 5));
        assertThat(DecisionBasis.of(unitOfWork).cachedExcept(Set.of()))
                .containsExactly(new ExpectedVersion("changed", 3), new ExpectedVersion("read", 5));
    }

    @Test
    void outsideAUnitOfWorkNothingIsNoted() {
        unitOfWork.rollback();

        DecisionBasis.noteAsked("cached", 3L);

        assertThat(DecisionBasis.of(unitOfWork).all()).isEmpty();
    }
}
