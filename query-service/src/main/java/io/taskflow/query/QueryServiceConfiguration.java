package io.taskflow.query;

import io.taskflow.eventstore.EventLog;
import io.taskflow.query.moment.MomentResolver;
import io.taskflow.query.moment.Moments;
import io.taskflow.query.moment.RegisteredStanding;
import io.taskflow.query.moment.Snapshots;
import io.taskflow.query.moment.ViewGate;
import io.taskflow.query.paging.Cursors;
import io.taskflow.query.paging.PageResolver;
import io.taskflow.query.paging.Pages;
import io.taskflow.support.SupportConfiguration;
import io.taskflow.support.security.SigningKey;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The read API, to be run alone or beside the other services. It needs an {@link EventLog} and a {@link DataSource}. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@Import(SupportConfiguration.class)
public class QueryServiceConfiguration implements WebMvcConfigurer {
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new MomentResolver());
        resolvers.add(new PageResolver());
    }

    @Bean
    Snapshots snapshots(DataSource dataSource) {
        return new Snapshots(dataSource);
    }

    @Bean
    Moments moments(EventLog log) {
        return new Moments(log);
    }

    @Bean
    ViewGate viewGate(Snapshots snapshots, JdbcClient jdbc, EventLog log) {
        return new ViewGate(snapshots, new RegisteredStanding(jdbc), log);
    }

    @Bean
    Cursors cursors(SigningKey key) {
        return new Cursors(key::bytes, InstantSource.system());
    }

    @Bean
    Pages pages(Cursors cursors) {
        return new Pages(cursors);
    }
}
