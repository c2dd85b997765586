package io.taskflow.support.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;

/** A refusal on its way to the client. Not a fault: it carries no stack trace. */
public class ProblemException extends RuntimeException {
    private final ProblemType type;
    private final String detail;
    private final List<FieldError> errors;
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final HttpHeaders headers = new HttpHeaders();

    /** @param detail what happened this time, for a person */
    public ProblemException(ProblemType type, String detail, List<FieldError> errors) {
        super(type + ": " + detail, null, false, false);
        this.type = type;
        this.detail = detail;
        this.errors = List.copyOf(errors);
    }

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    /** A refusal because of one field. */
    public static ProblemException ofField(ProblemType type, String pointer, String rule, String message) {
        return new ProblemException(type, message, List.of(new FieldError(pointer, rule, message)));
    }

    /** Adds a member of its own to the problem document. */
    public ProblemException with(String name, @Nullable Object value) {
        if (value != null) {
            properties.put(name, value);
        }
        return this;
    }

    /** Adds a header to the answer. */
    public ProblemException withHeader(String name, String value) {
        headers.add(name, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    /** The document of RFC 9457; {@code instance} is filled in by the web layer. */
    public ProblemDetail document() {
        ProblemDetail document = ProblemDetail.forStatusAndDetail(type.status(), detail);
        document.setType(type.uri());
        document.setTitle(type.title());
        if (!errors.isEmpty()) {
            document.setProperty("errors", errors);
        }
        properties.forEach(document::setProperty);
        return document;
    }

    public HttpHeaders headers() {
        return headers;
    }
}
