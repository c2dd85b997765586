package io.taskflow.support.permission;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says in the API's description what an operation takes. Without it, reading what is on a board takes
 * {@link Permission#SEE_BOARD} and changing it {@link Permission#CHANGE_BOARD}; what names nothing takes an account.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
    Permission value();
}
