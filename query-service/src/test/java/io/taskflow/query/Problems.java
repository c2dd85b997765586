package io.taskflow.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Says which refusal a test expects. */
public final class Problems {
    private Problems() {}

    public static ProblemException assertRefused(ProblemType type, ThrowingCallable call) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, call);
        assertThat(refusal).as("a refusal").isNotNull();
        assertThat(refusal.type()).isEqualTo(type);
        return refusal;
    }
}
