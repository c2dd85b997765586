package io.taskflow.support.problem;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
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
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The one place where refusals and faults become answers: RFC 9457 documents, without stack traces or SQL. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refusal(ProblemException refusal, ServletWebRequest request) {
        ProblemDetail document = refusal.document();
        document.setInstance(ProblemWriter.instance(request.getRequest().getRequestURI()));
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
            case HttpMessageNotReadableException e -> JsonProblems.of(e.getCause());
            case MethodArgumentTypeMismatchException e ->
                JsonProblems.malformed(
                        e.getName(), "type", "'" + e.getName() + "' must be " + JsonProblems.kind(e.getRequiredType()));
            case TypeMismatchException e ->
                JsonProblems.malformed(
                        String.valueOf(e.getPropertyName()),
                        "type",
                        "'" + e.getPropertyName() + "' must be " + JsonProblems.kind(e.getRequiredType()));
            case InvalidParameterException e ->
                JsonProblems.malformed("", "encoding", "the query string is not URL-encoded UTF-8");
            case MissingServletRequestParameterException e ->
                JsonProblems.malformed(
                        e.getParameterName(), "required", "parameter '" + e.getParameterName() + "' is required");
            case MissingServletRequestPartException e ->
                JsonProblems.malformed(
                        e.getRequestPartName(), "required", "part '" + e.getRequestPartName() + "' is required");
            case MissingRequestHeaderException e ->
                JsonProblems.malformed(e.getHeaderName(), "required", "header '" + e.getHeaderName() + "' is required");
            case MaxUploadSizeExceededException e ->
                new ProblemException(ProblemType.TOO_LARGE, "The upload is larger than this operation takes");
            case NoResourceFoundException e -> StatusProblems.of(HttpStatus.NOT_FOUND.value(), null);
            case ErrorResponse e -> ofStatus(e);
            default -> internal(fault, request);
        };
    }

    private static ProblemException ofStatus(ErrorResponse error) {
        ProblemException problem =
                StatusProblems.of(error.getStatusCode().value(), error.getBody().getDetail());
        error.getHeaders().forEach((name, values) -> values.forEach(value -> problem.withHeader(name, value)));
        return problem;
    }

    private static ProblemException internal(Exception fault, ServletWebRequest request) {
        log.error("{} {} failed", request.getHttpMethod(), request.getRequest().getRequestURI(), fault);
        return new ProblemException(ProblemType.INTERNAL, StatusProblems.FAULT);
    }
}
