package io.taskflow.command;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The write side in a process of its own. */
@SpringBootApplication(scanBasePackageClasses = CommandServiceApplication.class)
@Import(CommandServiceConfiguration.class)
public class CommandServiceApplication {
    /** Starts it. */
    public static void main(String[] args) {
        SpringApplication.run(CommandServiceApplication.class, args);
    }
}
