package io.taskflow.command;

import io.taskflow.command.access.Access;
import io.taskflow.command.access.MembershipProjection;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.http.CallResolver;
import io.taskflow.command.rank.Ranks;
import io.taskflow.command.task.TaskPlaceProjection;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.InlineProjection;
import io.taskflow.eventstore.axon.Refusals;
import io.taskflow.support.SupportConfiguration;
import io.taskflow.support.events.EventCodec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The write API, to be run alone or beside the other services. It needs the log and its {@link DataSource}. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        excludeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = SpringBootApplication.class))
@Import(SupportConfiguration.class)
public class CommandServiceConfiguration implements WebMvcConfigurer {
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallResolver());
    }

    /** The log takes the inline projections before it opens, so the tables are there before the first append. */
    @Bean
    InlineProjection membershipProjection(DataSource database, EventCodec codec) {
        CommandSchema.migrate(database);
        return new MembershipProjection(codec);
    }

    @Bean
    InlineProjection taskPlaceProjection(EventCodec codec) {
        return new TaskPlaceProjection(codec);
    }

    @Bean
    Access access(DataSource database) {
        return new Access(JdbcClient.create(database));
    }

    /** Never behind the log's time: what comes later stands further down, on whatever machine. */
    @Bean
    Ranks ranks(EventLog log) {
        return new Ranks(
                () -> Math.max(
                        ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()),
                        ChronoUnit.MICROS.between(Instant.EPOCH, log.headTime()) + 1),
                RandomGenerator.of("L64X128MixRandom"));
    }

    @Bean
    Refusals refusals() {
        return result -> result instanceof Refusal;
    }

    /** An event names its actor and its scope; where its command came from is nobody's business after that. */
    @Bean
    CorrelationDataProvider correlationDataProvider() {
        return new SimpleCorrelationDataProvider();
    }
}
