package io.taskflow.support.problem;

import io.taskflow.support.http.TaskflowHeaders;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** The one place where refusals and faults become answers: RFC 9457 documents, without stack traces or SQL. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refusal(ProblemException refusal, ServletWebRequest request) {
        ProblemDetail document = refusal.document();
        document.setInstance(URI.create(request.getRequest().getRequestURI()));
        return ResponseEntity.status(document.getStatus())
                .headers(refusal.headers())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(document);
    }

    /** The client has gone; there is nobody to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException e) {
        log.debug("client went away", e);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> fault(Exception fault, ServletWebRequest request) throws Exception {
        HttpServletResponse response = request.getResponse();
        if (response != null && response.isCommitted()) {
            // Half an answer must not look whole: the server breaks the connection off.
            throw fault;
        }
        return refusal(translate(fault, request), request);
    }

    private static ProblemException translate(Exception fault, ServletWebRequest request) {
        return switch (fault) {
            case HttpMessageNotReadableException e -> unreadable(e);
            case MethodArgumentTypeMismatchException e ->
                malformed(e.getName(), "type", "'" + e.getName() + "' has a value of the wrong kind");
            case TypeMismatchException e ->
                malformed(String.valueOf(e.getPropertyName()), "type", "wrong kind of value");
            case MissingServletRequestParameterException e ->
                malformed(e.getParameterName(), "required", "parameter '" + e.getParameterName() + "' is required");
            case MissingServletRequestPartException e ->
                malformed(e.getRequestPartName(), "required", "part '" + e.getRequestPartName() + "' is required");
            case MissingRequestHeaderException e ->
                malformed(e.getHeaderName(), "required", "header '" + e.getHeaderName() + "' is required");
            case MaxUploadSizeExceededException e ->
                new ProblemException(ProblemType.TOO_LARGE, "The upload is larger than this operation takes");
            case ErrorResponse e -> ofStatus(e.getStatusCode(), e);
            default -> internal(fault, request);
        };
    }

    private static ProblemException unreadable(HttpMessageNotReadableException e) {
        return switch (e.getCause()) {
            case ProblemException refusal -> refusal;
            case UnrecognizedPropertyException unknown ->
                ProblemException.ofField(
                        ProblemType.UNKNOWN_FIELD,
                        pointer(unknown),
                        "unknown-field",
                        "'" + unknown.getPropertyName() + "' is not a field of this operation");
            case DatabindException bound ->
                bound.getCause() instanceof ProblemException refusal
                        ? refusal
                        : malformed(pointer(bound), "type", "a value of the wrong kind");
            case StreamReadException broken ->
                malformed(
                        "",
                        "json",
                        "the body is not JSON (line " + broken.getLocation().getLineNr() + ", column "
                                + broken.getLocation().getColumnNr() + ")");
            case null, default -> malformed("", "json", "a JSON body is required");
        };
    }

    private static String pointer(JacksonException e) {
        return e.getPath().stream()
                .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
                .collect(Collectors.joining());
    }

    private static ProblemException malformed(String pointer, String rule, String message) {
        return new ProblemException(ProblemType.MALFORMED, message, List.of(new FieldError(pointer, rule, message)));
    }

    private static ProblemException ofStatus(HttpStatusCode status, ErrorResponse error) {
        ProblemType type = switch (status.value()) {
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 413 -> ProblemType.TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> ProblemType.LOG_UNAVAILABLE;
            default -> ProblemType.MALFORMED;
        };
        String detail = error.getBody().getDetail();
        var problem = new ProblemException(type, detail == null ? type.title() : detail);
        error.getHeaders().forEach((name, values) -> values.forEach(value -> problem.withHeader(name, value)));
        return problem;
    }

    private static ProblemException internal(Exception fault, ServletWebRequest request) {
        log.error("{} {} failed", request.getHttpMethod(), request.getRequest().getRequestURI(), fault);
        return new ProblemException(
                ProblemType.INTERNAL,
                "The failure is in the server's log. A command may be sent again with the same "
                        + TaskflowHeaders.IDEMPOTENCY_KEY + ".");
    }
}
