package io.taskflow.standalone.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.taskflow.command.http.Call;
import io.taskflow.query.moment.MomentParameters;
import io.taskflow.query.paging.PageParameters;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

/** The shared parts of the API's description; what is an operation's own stands at its controller. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String BEARER = "bearer";
    private static final String PROBLEM = "Problem";
    private static final String PROBLEM_MEDIA_TYPE = "application/problem+json";

    private static final List<Parameter> MOMENT = List.of(
            query(
                    "asOf",
                    instant(),
                    "Everything that happened up to this instant. At most one of asOf, asOfPosition and knownAt."),
            query("asOfPosition", position(), "Everything up to this position of the log."),
            query("knownAt", instant(), "What the log held at this instant."),
            query(
                    "minPosition",
                    position(),
                    "Waits until the view has got this far, as long as waitMs; else 503 view-behind."),
            query("waitMs", new IntegerSchema(), "Milliseconds, 2000 if not said, at most 30000."));

    private static final List<Parameter> PAGE = List.of(
            query("cursor", new StringSchema(), "nextCursor of the page before."),
            query("limit", new IntegerSchema(), "1 to 200 items, 50 if not said."));

    static {
        // Read by resolvers of their own; springdoc would take them for objects in the query string.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(MomentParameters.class, PageParameters.class, Call.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("taskflow")
                                .version("v1")
                                .description(
                                        "Team task boards whose every change is an event, and whose every past moment is a"
                                                + " query. Log in at `/api/v1/auth/login` and send the access token as a bearer token, or a personal access token of `/api/v1/me/tokens`."))
                .addSecurityItem(new SecurityRequirement().addList(BEARER))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")));
    }

    private static Schema<?> problem() {
        Schema<?> error = new ObjectSchema()
                .addProperty("pointer", new StringSchema().description("JSON pointer into the body, or a parameter"))
                .addProperty("rule", new StringSchema())
                .addProperty("message", new StringSchema());
        return new ObjectSchema()
                .description("RFC 9457: why a request was refused")
                .addProperty("type", new StringSchema().format("uri").description("names the refusal"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("errors", new ArraySchema().items(error));
    }

    /** Parameters that controllers take whole, by their type. */
    @Bean
    OperationCustomizer sharedParameters() {
        return (operation, method) -> {
            if (takes(method, MomentParameters.class)) {
                add(operation, MOMENT);
            }
            if (takes(method, PageParameters.class)) {
                add(operation, PAGE);
            }
            return operation;
        };
    }

    /** Two methods may share an operation, which then has them already. */
    private static void add(Operation operation, List<Parameter> shared) {
        List<Parameter> known = Objects.requireNonNullElse(operation.getParameters(), List.of());
        if (!known.containsAll(shared)) {
            shared.forEach(operation::addParametersItem);
        }
    }

    private static boolean takes(HandlerMethod method, Class<?> type) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(parameter -> parameter.getParameterType() == type);
    }

    private static Schema<?> instant() {
        return new StringSchema().format("date-time");
    }

    private static Schema<?> position() {
        return new IntegerSchema().format("int64");
    }

    private static Parameter query(String name, Schema<?> schema, String description) {
        return new Parameter().in("query").name(name).schema(schema).description(description);
    }

    /**
     * Every operation may be refused, and those that get a token need none. The schema of refusals comes here: springdoc
     * drops one that no operation refers to before.
     */
    @Bean
    OpenApiCustomizer documentedRefusals() {
        return api -> {
            api.getComponents().addSchemas(PROBLEM, problem());
            api.getPaths()
                    .forEach((path, item) -> item.readOperations().forEach(operation -> {
                        operation.getResponses().addApiResponse(ApiResponses.DEFAULT, refusal());
                        if (path.startsWith("/api/v1/auth/")) {
                            open(operation);
                        }
                    }));
        };
    }

    private static void open(Operation operation) {
        operation.setSecurity(List.of());
    }

    private static ApiResponse refusal() {
        return new ApiResponse()
                .description("A refusal; `type` says which")
                .content(new Content()
                        .addMediaType(
                                PROBLEM_MEDIA_TYPE,
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
    }
}
