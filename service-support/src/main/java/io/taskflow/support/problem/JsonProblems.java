package io.taskflow.support.problem;

import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Refusals of JSON that is broken, or is not what an operation takes. */
public final class JsonProblems {
    private JsonProblems() {}

    /**
     * The refusal of what could not be read.
     *
     * @param cause null where there was nothing to read
     */
    public static ProblemException of(@Nullable Throwable cause) {
        return switch (cause) {
            case ProblemException refusal -> refusal;
            case UnrecognizedPropertyException unknown ->
                ProblemException.ofField(
                        ProblemType.UNKNOWN_FIELD,
                        pointer(unknown),
                        "unknown-field",
                        "'" + unknown.getPropertyName() + "' is not a field of this operation");
            case DatabindException bound ->
                bound.getCause() instanceof ProblemException refusal ? refusal : wrongKind(pointer(bound), bound);
            case StreamReadException broken ->
                malformed(
                        "",
                        "json",
                        "the body is not JSON (line " + broken.getLocation().getLineNr() + ", column "
                                + broken.getLocation().getColumnNr() + ")");
            case null, default -> malformed("", "json", "a JSON body is required");
        };
    }

    private static ProblemException wrongKind(String pointer, DatabindException bound) {
        Class<?> expected = bound instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        return malformed(pointer, "type", (pointer.isEmpty() ? "the body" : pointer) + " must be " + kind(expected));
    }

    private static String pointer(JacksonException e) {
        return e.getPath().stream()
                .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
                .collect(Collectors.joining());
    }

    static ProblemException malformed(String pointer, String rule, String message) {
        return ProblemException.ofField(ProblemType.MALFORMED, pointer, rule, message);
    }

    /** What a value should have been, in words. */
    static String kind(@Nullable Class<?> type) {
        if (type == null) {
            return "another kind of value";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }
}
