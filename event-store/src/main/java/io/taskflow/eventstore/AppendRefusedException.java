package io.taskflow.eventstore;

/** Carries an {@link AppendRefusal} to whoever asked; expected in normal work, so without a stack trace. */
public class AppendRefusedException extends RuntimeException {

    private final transient AppendRefusal refusal;

    public AppendRefusedException(AppendRefusal refusal) {
        super(refusal.toString(), null, false, false);
        this.refusal = refusal;
    }

    public AppendRefusal refusal() {
        return refusal;
    }
}
