package io.taskflow.standalone.openapi;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.taskflow.command.http.Call;
import io.taskflow.query.moment.Live;
import io.taskflow.query.moment.MomentParameters;
import io.taskflow.query.paging.PageParameters;
import io.taskflow.support.permission.Requires;
import java.beans.Introspector;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/** The shared parts of the API's description; what is an operation's own stands at its controller. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String BEARER = "bearer";

    /** Below it nobody has to say who calls. */
    static final String OPEN = "/api/v1/auth/";

    private static final List<Parameter> MOMENT = List.of(
            query(
                    "asOf",
                    instant(),
                    "Everything that happened up to this instant. At most one of asOf, asOfPosition and knownAt."),
            query("asOfPosition", position(), "Everything up to this position of the log."),
            query("knownAt", instant(), "What the log held at this instant."));

    private static final List<Parameter> WAIT = List.of(
            query(
                    "minPosition",
                    position(),
                    "Waits until the view has got this far, as long as waitMs; else 503 view-behind."),
            query("waitMs", new IntegerSchema(), "Milliseconds, 2000 if not said, at most 30000."));

    private static final List<Parameter> PAGE = List.of(
            query("cursor", new StringSchema(), "nextCursor of the page before."),
            query("limit", new IntegerSchema(), "1 to 200 items, 50 if not said."));

    private static final Parameter HELD = new Parameter()
            .in("header")
            .name("If-None-Match")
            .schema(new StringSchema())
            .description("The ETag of an answer that is at hand: 304 while it is the same.");

    static {
        // Clients that are generated get a type of each, and one alone.
        ModelResolver.enumsAsRef = true;
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

    /** What clients that are generated call it: what its controller says or, where it has no other operation, is named for. */
    @Bean
    OperationCustomizer operationNames() {
        return (operation, method) -> {
            var said = method.getMethodAnnotation(io.swagger.v3.oas.annotations.Operation.class);
            if (said == null || said.operationId().isEmpty()) {
                String subject = method.getBeanType().getSimpleName().replaceFirst("Api$", "");
                operation.setOperationId(
                        operations(method.getBeanType()) == 1
                                ? Introspector.decapitalize(subject)
                                : method.getMethod().getName() + subject);
            }
            return operation;
        };
    }

    private static long operations(Class<?> controller) {
        return Arrays.stream(controller.getDeclaredMethods())
                .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class))
                .count();
    }

    /** Parameters that controllers take whole, by their type. */
    @Bean
    OperationCustomizer sharedParameters() {
        return (operation, method) -> {
            parameters(method, MomentParameters.class).findFirst().ifPresent(moment -> {
                if (!moment.hasParameterAnnotation(Live.class)) {
                    MOMENT.forEach(operation::addParametersItem);
                }
                WAIT.forEach(operation::addParametersItem);
            });
            parameters(method, PageParameters.class).findFirst().ifPresent(page -> {
                PAGE.forEach(operation::addParametersItem);
                operation.addParametersItem(HELD);
            });
            return operation;
        };
    }

    private static Stream<MethodParameter> parameters(HandlerMethod method, Class<?> type) {
        return Arrays.stream(method.getMethodParameters()).filter(parameter -> parameter.getParameterType() == type);
    }

    /** What an operation takes beyond what its path says. */
    @Bean
    OperationCustomizer permissions() {
        return (operation, method) -> {
            Requires requires = method.getMethodAnnotation(Requires.class);
            if (requires != null) {
                operation.addExtension("x-permission", requires.value().name());
            }
            return operation;
        };
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
     * Those operations that get a token need none. The schema of refusals comes here: springdoc drops one that no operation
     * refers to before.
     */
    @Bean
    OpenApiCustomizer documentedRefusals() {
        return api -> {
            api.getComponents().addSchemas(Refusals.PROBLEM, Refusals.problem());
            api.getPaths()
                    .forEach((path, item) -> item.readOperations().forEach(operation -> {
                        new Refusals(path, operation).declare();
                        if (path.startsWith(OPEN)) {
                            operation.setSecurity(List.of());
                        }
                    }));
        };
    }

    @Bean
    NullableComponents nullableComponents() {
        return new NullableComponents();
    }
}
