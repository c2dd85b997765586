package io.taskflow.query.moment;

import io.taskflow.support.http.TaskflowHeaders;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the {@link MomentParameters} of a request, from its query string and its header. */
public final class MomentResolver implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == MomentParameters.class;
    }

    @Override
    public MomentParameters resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Long minPosition = number(single(request, "minPosition"), "minPosition");
        return new MomentParameters(
                single(request, "asOf"),
                number(single(request, "asOfPosition"), "asOfPosition"),
                single(request, "knownAt"),
                minPosition != null
                        ? minPosition
                        : number(request.getHeader(TaskflowHeaders.MIN_POSITION), TaskflowHeaders.MIN_POSITION),
                number(single(request, "waitMs"), "waitMs"));
    }

    private static @Nullable String single(NativeWebRequest request, String name) {
        String[] values = request.getParameterValues(name);
        if (values != null && values.length > 1) {
            throw ProblemException.ofField(ProblemType.MOMENT_AMBIGUOUS, name, "once", "must be given once at most");
        }
        return values == null ? null : values[0];
    }

    private static @Nullable Long number(@Nullable String text, String name) {
        if (text == null) {
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw ProblemException.ofField(ProblemType.MALFORMED, name, "integer", "must be a whole number");
        }
    }
}
