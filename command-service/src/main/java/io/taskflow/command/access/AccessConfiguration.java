package io.taskflow.command.access;

import io.taskflow.command.CommandSchema;
import io.taskflow.eventstore.InlineProjection;
import io.taskflow.support.events.EventCodec;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans of access. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    @Bean
    Access access(DataSource database, CommandSchema schema) {
        return new Access(JdbcClient.create(database));
    }

    /** The log takes its inline projections before it opens, so their tables are there before the first append. */
    @Bean
    InlineProjection membershipProjection(CommandSchema schema, EventCodec codec) {
        return new MembershipProjection(codec);
    }
}
