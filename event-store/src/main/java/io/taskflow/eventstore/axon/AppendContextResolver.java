package io.taskflow.eventstore.axon;

import io.taskflow.eventstore.AppendContext;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/** Lets a command handler take its {@link AppendContext} as a parameter. */
public final class AppendContextResolver implements ParameterResolverFactory, ParameterResolver<AppendContext> {

    @Override
    public @Nullable ParameterResolver<AppendContext> createInstance(
            Executable executable, Parameter[] parameters, int parameterIndex) {
        return parameters[parameterIndex].getType() == AppendContext.class ? this : null;
    }

    @Override
    public @Nullable AppendContext resolveParameterValue(Message<?> message) {
        return CurrentUnitOfWork.isStarted() ? AppendInterceptor.contextOf(CurrentUnitOfWork.get()) : null;
    }

    @Override
    public boolean matches(Message<?> message) {
        return resolveParameterValue(message) != null;
    }
}
