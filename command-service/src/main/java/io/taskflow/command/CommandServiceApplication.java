package io.taskflow.command;

import org.axonframework.springboot.autoconfig.JpaAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The write side in a process of its own. */
// JPA is for accounts alone: Axon keeps nothing in it.
@SpringBootApplication(scanBasePackageClasses = CommandServiceApplication.class, exclude = JpaAutoConfiguration.class)
@Import(CommandServiceConfiguration.class)
public class CommandServiceApplication {
    /** Starts it. */
    public static void main(String[] args) {
        SpringApplication.run(CommandServiceApplication.class, args);
    }
}
