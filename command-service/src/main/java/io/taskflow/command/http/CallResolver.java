package io.taskflow.command.http;

import io.taskflow.support.http.TaskflowHeaders;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import io.taskflow.support.security.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads a {@link Call} off the request. */
public final class CallResolver implements HandlerMethodArgumentResolver {
    private static final int LONGEST_KEY = 255;
    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1," + LONGEST_KEY + "}");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Call.class;
    }

    @Override
    public Call resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof CurrentUser user)) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED, "Send a valid access token");
        }
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("commands come over HTTP");
        }
        accept(request.getHeader(HttpHeaders.ACCEPT));
        return new Call(
                user.id(),
                request.getMethod(),
                request.getRequestURI(),
                version(request.getHeader(HttpHeaders.IF_MATCH)),
                key(request.getHeader(TaskflowHeaders.IDEMPOTENCY_KEY)),
                null);
    }

    /** Looked at before anything is done: a command must not take effect whose answer the client does not want to read. */
    private static void accept(@Nullable String accepted) {
        if (accepted == null || accepted.isBlank()) {
            return;
        }
        boolean readable;
        try {
            readable = MediaType.parseMediaTypes(accepted).stream()
                    .anyMatch(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON));
        } catch (InvalidMediaTypeException e) {
            readable = false;
        }
        if (!readable) {
            throw new ProblemException(ProblemType.NOT_ACCEPTABLE, "Commands are answered with application/json");
        }
    }

    /** Of {@code *} there is nothing to check: a change finds its target or is refused. */
    private static @Nullable Long version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        Matcher version = VERSION.matcher(ifMatch.strip());
        if (!version.matches()) {
            throw malformed(HttpHeaders.IF_MATCH, "version", "If-Match takes one version in quotes, such as \"3\"");
        }
        return Long.valueOf(version.group(1));
    }

    private static @Nullable String key(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String key = header.strip();
        if (key.length() > 1 && key.startsWith("\"") && key.endsWith("\"")) {
            key = key.substring(1, key.length() - 1);
        }
        if (!KEY.matcher(key).matches()) {
            throw malformed(
                    TaskflowHeaders.IDEMPOTENCY_KEY,
                    "key",
                    "Idempotency-Key has 1 to " + LONGEST_KEY + " visible ASCII characters");
        }
        return key;
    }

    static ProblemException malformed(String header, String rule, String message) {
        return ProblemException.ofField(ProblemType.MALFORMED, header, rule, message);
    }
}
