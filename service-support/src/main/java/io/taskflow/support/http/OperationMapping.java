package io.taskflow.support.http;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds a request's operation by its path first. Spring asks every operation in turn, and each for its media types before its path, so that each
 * operation more makes all requests slower.
 */
final class OperationMapping extends RequestMappingHandlerMapping {
    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        var paths = info.getPathPatternsCondition();
        return paths == null || paths.getMatchingCondition(request) != null
                ? super.getMatchingMapping(info, request)
                : null;
    }
}
