package io.taskflow.command.bulk;

import io.taskflow.command.http.BulkOperation;
import io.taskflow.command.http.Call;
import io.taskflow.command.http.CommandAnswer;
import io.taskflow.support.problem.JsonProblems;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The operations of the API that may be one of several: the same methods that take them over HTTP, with the same bodies. What stands in their paths stands
 * beside {@code op} here.
 */
@Component
final class BulkOperations implements SmartInitializingSingleton {
    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private final ObjectProvider<RequestMappingHandlerMapping> api;
    private final JsonMapper json;
    private final Map<String, HandlerMethod> operations = new TreeMap<>();

    BulkOperations(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> api,
            JsonMapper json) {
        this.api = api;
        this.json = json;
    }

    /** The controllers are there only now: one of them uses this. */
    @Override
    public void afterSingletonsInstantiated() {
        api.getObject().getHandlerMethods().values().forEach(method -> {
            BulkOperation operation = method.getMethodAnnotation(BulkOperation.class);
            if (operation != null && operations.put(operation.value(), method.createWithResolvedBean()) != null) {
                throw new IllegalStateException("two operations are called " + operation.value());
            }
        });
    }

    /**
     * Sends one command.
     *
     * @throws ProblemException it was refused
     */
    ResponseEntity<CommandAnswer> send(BulkItem item, UUID boardId, Call whole, int index) {
        String op = item.op();
        HandlerMethod operation = operations.get(op);
        if (operation == null) {
            throw ProblemException.ofField(
                    ProblemType.INVALID,
                    "/op",
                    "choice",
                    "op must be one of " + String.join(", ", operations.keySet()));
        }
        return invoke(operation, arguments(operation, item, boardId, item.call(whole, index, boardId)));
    }

    private @Nullable Object[] arguments(HandlerMethod operation, BulkItem item, UUID boardId, Call call) {
        MethodParameter[] parameters = operation.getMethodParameters();
        @Nullable Object[] arguments = new Object[parameters.length];
        int body = -1;
        for (int i = 0; i < parameters.length; i++) {
            MethodParameter parameter = parameters[i];
            if (parameter.getParameterType() == Call.class) {
                arguments[i] = call;
            } else if (parameter.hasParameterAnnotation(PathVariable.class)) {
                arguments[i] = inPath(parameter, item, boardId);
            } else if (parameter.hasParameterAnnotation(RequestBody.class)) {
                body = i;
            } else {
                throw new IllegalStateException(operation + " takes " + parameter + ", of which a command has none");
            }
        }
        if (body < 0) {
            item.end();
        } else {
            arguments[body] = body(parameters[body], item);
        }
        return arguments;
    }

    private static UUID inPath(MethodParameter parameter, BulkItem item, UUID boardId) {
        parameter.initParameterNameDiscovery(NAMES);
        String name = parameter.getParameterName();
        if (name == null) {
            throw new IllegalStateException(parameter + " has no name");
        }
        return name.equals("boardId") ? boardId : item.id(name);
    }

    private Object body(MethodParameter parameter, BulkItem item) {
        try {
            return json.treeToValue(item.body(), json.constructType(parameter.getGenericParameterType()));
        } catch (JacksonException e) {
            throw JsonProblems.of(e);
        }
    }

    @SuppressWarnings("unchecked") // As every method with @CommandAnswers does.
    private static ResponseEntity<CommandAnswer> invoke(HandlerMethod operation, @Nullable Object[] arguments) {
        try {
            return (ResponseEntity<CommandAnswer>) operation.getMethod().invoke(operation.getBean(), arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(operation + " failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(operation + " cannot be called", e);
        }
    }
}
