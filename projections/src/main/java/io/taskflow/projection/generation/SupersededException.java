package io.taskflow.projection.generation;

/** A generation has ceased to be what its writer took it for: another is live, or its rebuild was ended. */
public class SupersededException extends RuntimeException {
    public SupersededException(Generation generation) {
        super(generation.schema() + " is not written any more", null, false, false);
    }
}
