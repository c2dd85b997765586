package io.taskflow.command.bulk;

import io.taskflow.command.http.Call;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One of several commands, taken apart by and by: what is left in the end is the body of its operation. */
final class BulkItem {
    private final ObjectNode left;

    /** @throws ProblemException {@code malformed} */
    BulkItem(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            throw malformed("", "type", "a command is an object with op and what its operation takes");
        }
        left = object.deepCopy();
    }

    /** The name of its operation. */
    String op() {
        JsonNode op = left.remove("op");
        if (op == null || !op.isString()) {
            throw malformed("/op", "required", "op names the operation");
        }
        return op.stringValue();
    }

    /** As it belongs to a call. */
    Call call(Call whole, int index, UUID boardId) {
        return whole.part(index, ifMatch(), boardId);
    }

    private @Nullable Long ifMatch() {
        JsonNode version = left.remove("ifMatch");
        if (version == null || version.isNull()) {
            return null;
        }
        if (!version.isIntegralNumber() || !version.canConvertToLong()) {
            throw malformed("/ifMatch", "version", "ifMatch is a version, such as 3");
        }
        return version.longValue();
    }

    /** An id that its operation has in the path. */
    UUID id(String name) {
        JsonNode id = left.remove(name);
        if (id == null || !id.isString()) {
            throw malformed("/" + name, "required", name + " is required");
        }
        try {
            return UUID.fromString(id.stringValue());
        } catch (IllegalArgumentException e) {
            throw malformed("/" + name, "type", "/" + name + " must be a UUID");
        }
    }

    ObjectNode body() {
        return left;
    }

    /** There must be nothing that its operation does not take. */
    void end() {
        left.propertyNames().stream().findFirst().ifPresent(name -> {
            throw ProblemException.ofField(
                    ProblemType.UNKNOWN_FIELD,
                    "/" + name,
                    "unknown-field",
                    "'" + name + "' is not a field of this operation");
        });
    }

    private static ProblemException malformed(String pointer, String rule, String message) {
        return ProblemException.ofField(ProblemType.MALFORMED, pointer, rule, message);
    }
}
