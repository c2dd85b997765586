package io.taskflow.command.http;

import io.taskflow.command.access.Access;
import io.taskflow.command.claim.Learner;
import io.taskflow.command.decision.Refusal;
import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.axon.CommandDispatcher;
import io.taskflow.eventstore.axon.Refusals;
import io.taskflow.support.events.EventCodec;
import java.util.List;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The beans all commands share. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration implements WebMvcConfigurer {
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallResolver());
    }

    @Bean
    Commands commands(
            CommandDispatcher dispatcher,
            Appender appender,
            Access access,
            EventLog log,
            EventCodec codec,
            JsonMapper json,
            List<Learner> learners) {
        return new Commands(
                dispatcher, appender, access, new Receipts(json), new EventsSince(log, codec, json, access), learners);
    }

    @Bean
    Refusals refusals() {
        return new Refusals() {
            @Override
            public boolean isRefusal(@Nullable Object result) {
                return result instanceof Refusal;
            }

            @Override
            public boolean hides(@Nullable Object refusal) {
                return refusal instanceof Refusal.NotFound || refusal instanceof Refusal.Forbidden;
            }
        };
    }

    /** An event names its actor and its scope, and no message it came from. */
    @Bean
    CorrelationDataProvider correlationDataProvider() {
        return new SimpleCorrelationDataProvider();
    }
}
