package io.taskflow.standalone;

import io.taskflow.support.SupportConfiguration;
import org.axonframework.springboot.autoconfig.JpaAutoConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** The three services in one process; their own application classes, for running apart, stay out. */
@SpringBootConfiguration(proxyBeanMethods = false)
// JPA is for accounts alone: Axon keeps nothing in it.
@EnableAutoConfiguration(exclude = JpaAutoConfiguration.class)
@AutoConfigurationPackage(basePackages = "io.taskflow")
@ComponentScan(
        basePackages = {"io.taskflow.command", "io.taskflow.projection", "io.taskflow.query", "io.taskflow.standalone"},
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class),
            @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = SpringBootApplication.class)
        })
@Import(SupportConfiguration.class)
public class StandaloneApplication {}
