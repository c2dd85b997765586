package io.taskflow.support.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits, from {@code TASKFLOW_LIMIT_AUTH}.
 *
 * @param auth of requests that guessing takes, for each client
 */
@ConfigurationProperties("taskflow.limit")
record LimitProperties(@DefaultValue("10/60") RateLimit auth) {}
