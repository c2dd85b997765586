package io.taskflow.command.account;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of accounts, from {@code TASKFLOW_REGISTRATION}, {@code TASKFLOW_ADMIN_EMAIL} and {@code TASKFLOW_ADMIN_PASSWORD}.
 *
 * @param registration who may make an account
 */
@ConfigurationProperties("taskflow")
public record AccountProperties(
        @DefaultValue("invited") Registration registration,
        @DefaultValue Admin admin) {

    /** Who may make an account: everybody, or those who were invited. */
    public enum Registration {
        OPEN,
        INVITED
    }

    /**
     * The first admin.
     *
     * @param email null for one that is made up
     * @param password null for one that is made up and written to the file
     * @param file where a password that was made up goes
     */
    public record Admin(
            @Nullable String email,
            @Nullable String password,
            @Nullable Path file) {
        public Admin {
            email = orNull(email);
            password = orNull(password);
        }

        private static @Nullable String orNull(@Nullable String text) {
            return text == null || text.isBlank() ? null : text;
        }
    }
}
