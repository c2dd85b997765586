package io.taskflow.support.http;

import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses query parameters that an operation does not know: a mistyped {@code asOf} must not be answered with the present. */
@Component
final class KnownParameters implements HandlerInterceptor, WebMvcConfigurer {
    private final Map<Method, List<String>> known = new ConcurrentHashMap<>();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/**");
    }

    /** Looks into the query string: the request's parameters would hold the fields of a multipart body, too. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String query = request.getQueryString();
        if (query != null && handler instanceof HandlerMethod operation) {
            List<String> names = known.computeIfAbsent(operation.getMethod(), KnownParameters::of);
            for (String parameter : query.split("&")) {
                String name = nameOf(parameter);
                if (!name.isEmpty() && !names.contains(name)) {
                    throw unknown(name, names);
                }
            }
        }
        return true;
    }

    private static List<String> of(Method operation) {
        return Arrays.stream(operation.getParameters())
                .flatMap(KnownParameters::of)
                .toList();
    }

    private static Stream<String> of(Parameter parameter) {
        RequestParam one = parameter.getAnnotation(RequestParam.class);
        QueryParameters several = parameter.getType().getAnnotation(QueryParameters.class);
        return one != null
                ? Stream.of(one.name().isEmpty() ? parameter.getName() : one.name())
                : several != null ? Arrays.stream(several.value()) : Stream.empty();
    }

    private static String nameOf(String parameter) {
        String name = parameter.substring(0, (parameter + "=").indexOf('='));
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    private static ProblemException unknown(String name, List<String> names) {
        return ProblemException.ofField(
                ProblemType.MALFORMED,
                name,
                "unknown-parameter",
                "'" + name + "' is not a query parameter of this operation, which takes "
                        + (names.isEmpty() ? "none" : String.join(", ", names)));
    }
}
