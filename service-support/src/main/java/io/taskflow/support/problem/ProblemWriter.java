package io.taskflow.support.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem where no controller is at hand: in filters. */
@Component
public class ProblemWriter {
    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /**
     * Where a request went, for {@code instance}; null for a path that is no URI.
     *
     * @param path as the client sent it
     */
    static @Nullable URI instance(@Nullable String path) {
        try {
            return path == null ? null : new URI(path);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Answers the request with this refusal. */
    public void write(HttpServletRequest request, HttpServletResponse response, ProblemException refusal)
            throws IOException {
        write(request.getRequestURI(), response, refusal);
    }

    void write(@Nullable String path, HttpServletResponse response, ProblemException refusal) throws IOException {
        ProblemDetail document = refusal.document();
        document.setInstance(instance(path));
        response.setStatus(document.getStatus());
        refusal.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(document));
    }
}
