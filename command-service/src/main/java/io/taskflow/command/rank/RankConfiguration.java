package io.taskflow.command.rank;

import io.taskflow.eventstore.EventLog;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of ranks. */
@Configuration(proxyBeanMethods = false)
class RankConfiguration {
    /** Never behind the log's time: what comes later stands further down, whatever machine put it there. */
    @Bean
    Ranks ranks(EventLog log) {
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        return new Ranks(() -> Math.max(micros(Instant.now()), micros(log.headTime()) + 1), random);
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
