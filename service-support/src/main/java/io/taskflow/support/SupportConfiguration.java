package io.taskflow.support;

import static tools.jackson.databind.cfg.CoercionAction.Fail;

import io.taskflow.support.events.EventCodec;
import io.taskflow.support.events.EventSerializer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.type.LogicalType;

/** What every service imports: event codec, security, problems, the web's JSON. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class SupportConfiguration {
    @Bean
    EventCodec eventCodec() {
        return new EventCodec();
    }

    /** Axon finds it by this name: events have a serializer of their own. */
    @Bean
    EventSerializer eventSerializer(EventCodec codec) {
        return new EventSerializer(codec);
    }

    @Bean
    JsonMapperBuilderCustomizer webJson() {
        return json -> json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                // A value of another kind is a mistake, even where it could be read as one of the right kind.
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfig(
                        LogicalType.Textual,
                        texts -> texts.setCoercion(CoercionInputShape.Integer, Fail)
                                .setCoercion(CoercionInputShape.Float, Fail)
                                .setCoercion(CoercionInputShape.Boolean, Fail));
    }
}
