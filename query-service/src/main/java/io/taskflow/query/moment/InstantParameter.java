package io.taskflow.query.moment;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;

/** Describes a query parameter that is an instant, as {@code Instants} reads it. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(schema = @Schema(type = "string", format = "date-time"))
public @interface InstantParameter {
    /** What it is for. */
    @AliasFor(annotation = Parameter.class, attribute = "description")
    String value();
}
