package io.taskflow.command.invitation;

import io.taskflow.command.CommandSchema;
import io.taskflow.command.mail.Mails;
import io.taskflow.eventstore.InlineProjection;
import io.taskflow.support.events.EventCodec;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans of invitations. */
@Configuration(proxyBeanMethods = false)
class InvitationConfiguration {
    @Bean
    Invitations invitations(DataSource database, CommandSchema schema, Mails mails) {
        return new Invitations(JdbcClient.create(database), mails);
    }

    /** Invitations expire by this clock. */
    @Bean
    InstantSource invitationClock() {
        return InstantSource.system();
    }

    @Bean
    InlineProjection invitationProjection(CommandSchema schema, EventCodec codec) {
        return new InvitationProjection(codec);
    }
}
