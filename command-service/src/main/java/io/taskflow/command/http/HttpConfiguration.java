package io.taskflow.command.http;

import io.taskflow.command.access.Access;
import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.axon.CommandDispatcher;
import io.taskflow.support.events.EventCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The beans all commands share over HTTP. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {
    @Bean
    Commands commands(
            CommandDispatcher dispatcher,
            Appender appender,
            Access access,
            EventLog log,
            EventCodec codec,
            JsonMapper json) {
        return new Commands(dispatcher, appender, access, new Receipts(json), new EventsSince(log, codec, json));
    }
}
