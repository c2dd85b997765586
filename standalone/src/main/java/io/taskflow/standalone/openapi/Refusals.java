package io.taskflow.standalone.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.taskflow.support.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How an operation may refuse: with what its controller says, and with what follows from its shape, since whoever takes a
 * cursor may be given a wrong one. All of it is one kind of document.
 */
final class Refusals {
    static final String PROBLEM = "Problem";

    private static final String MEDIA_TYPE = "application/problem+json";

    private final String path;
    private final Operation operation;

    Refusals(String path, Operation operation) {
        this.path = path;
        this.operation = operation;
    }

    /** Writes them into the operation's answers, in the order of their statuses. */
    void declare() {
        if (takes("If-None-Match")) {
            operation.getResponses().addApiResponse("304", new ApiResponse().description("As it was"));
        }
        implied().forEach(this::add);
        operation.getResponses().forEach((status, answer) -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                answer.setContent(new Content()
                        .addMediaType(
                                MEDIA_TYPE,
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
            }
        });
    }

    private void add(ProblemType refusal) {
        String status = Integer.toString(refusal.status().value());
        String name = refusal.uri().getPath().replaceFirst(".*/", "");
        ApiResponse answer = operation.getResponses().get(status);
        if (answer == null) {
            operation.getResponses().addApiResponse(status, new ApiResponse().description(name));
        } else if (!answer.getDescription().contains(name)) {
            answer.setDescription(answer.getDescription() + "; " + name);
        }
    }

    private List<ProblemType> implied() {
        List<ProblemType> implied = new ArrayList<>(List.of(ProblemType.MALFORMED));
        if (parameters().anyMatch(Refusals::isInstant)) {
            implied.add(ProblemType.INVALID_INSTANT);
        }
        if (takes("asOf")) {
            implied.addAll(
                    List.of(ProblemType.INSTANT_IN_FUTURE, ProblemType.POSITION_AHEAD, ProblemType.MOMENT_AMBIGUOUS));
        }
        if (takes("cursor")) {
            implied.addAll(List.of(ProblemType.LIMIT_OUT_OF_RANGE, ProblemType.INVALID_CURSOR));
        }
        if (operation.getRequestBody() != null) {
            implied.add(ProblemType.UNKNOWN_FIELD);
        }
        if (!path.startsWith(OpenApiConfiguration.OPEN)) {
            implied.addAll(List.of(ProblemType.UNAUTHENTICATED, ProblemType.SCOPE_MISSING));
        }
        if (path.startsWith("/api/v1/admin/")) {
            implied.add(ProblemType.FORBIDDEN);
        }
        if (path.contains("{")) {
            implied.add(ProblemType.NOT_FOUND);
        }
        if (takes("asOf")) {
            implied.add(ProblemType.NOT_YET);
        }
        implied.add(ProblemType.NOT_ACCEPTABLE);
        if (takes("cursor")) {
            implied.add(ProblemType.CURSOR_EXPIRED);
        }
        if (operation.getRequestBody() != null) {
            implied.addAll(List.of(ProblemType.TOO_LARGE, ProblemType.UNSUPPORTED_MEDIA_TYPE, ProblemType.INVALID));
        }
        if (path.startsWith(OpenApiConfiguration.OPEN)) {
            implied.add(ProblemType.TOO_MANY_REQUESTS);
        }
        implied.add(ProblemType.INTERNAL);
        implied.add(takes("minPosition") ? ProblemType.VIEW_BEHIND : ProblemType.LOG_UNAVAILABLE);
        return implied;
    }

    private boolean takes(String parameter) {
        return parameters().anyMatch(known -> known.getName().equals(parameter));
    }

    private static boolean isInstant(Parameter parameter) {
        return parameter.getSchema() != null
                && "date-time".equals(parameter.getSchema().getFormat());
    }

    private Stream<Parameter> parameters() {
        return operation.getParameters() == null ? Stream.empty() : operation.getParameters().stream();
    }

    /** RFC 9457. */
    static Schema<?> problem() {
        Schema<?> error = new ObjectSchema()
                .addProperty("pointer", new StringSchema().description("JSON pointer into the body, or a parameter"))
                .addProperty("rule", new StringSchema())
                .addProperty("message", new StringSchema());
        error.setRequired(List.of("pointer", "rule", "message"));
        Schema<?> problem = new ObjectSchema()
                .description("RFC 9457: why a request was refused. Some refusals tell more: docs/problems.md")
                .addProperty("type", new StringSchema().format("uri").description("names the refusal"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("errors", new ArraySchema().items(error));
        problem.setRequired(List.of("type", "title", "status", "detail"));
        return problem;
    }
}
