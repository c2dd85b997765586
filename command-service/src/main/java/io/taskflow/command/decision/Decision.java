package io.taskflow.command.decision;

import java.util.List;

/** A rule's answer. Without events, what was asked for holds already. */
public sealed interface Decision<E> {
    /** These events, in this order. */
    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** No, and why. */
    record Refused<E>(Refusal refusal) implements Decision<E> {}

    /** Yes, and nothing has to change. */
    static <E> Decision<E> unchanged() {
        return new Accepted<>(List.of());
    }

    /** Yes, and this event. */
    static <E> Decision<E> accept(E event) {
        return new Accepted<>(List.of(event));
    }

    /** No, and why. */
    static <E> Decision<E> refuse(Refusal refusal) {
        return new Refused<>(refusal);
    }
}
