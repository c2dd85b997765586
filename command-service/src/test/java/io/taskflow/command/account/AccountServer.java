package io.taskflow.command.account;

import io.taskflow.support.SupportConfiguration;
import io.taskflow.testing.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.springboot.autoconfig.JpaAutoConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server of accounts and little else, on a database of its own, as clients meet it. */
public final class AccountServer implements AutoCloseable {
    public static final String ADMIN = "first@taskflow.example";
    public static final String ADMIN_PASSWORD = "battery staple horse";
    public static final String PASSWORD = "correct horse battery";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ConfigurableApplicationContext context;
    private final String address;

    private AccountServer(ConfigurableApplicationContext context, String address) {
        this.context = context;
        this.address = address;
    }

    /** The same server, as somebody at this address meets it. */
    public AccountServer from(String address) {
        return new AccountServer(context, address);
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = JpaAutoConfiguration.class)
    @ComponentScan("io.taskflow.command.ping")
    @Import({SupportConfiguration.class, AccountConfiguration.class})
    static class Application {
        @Bean
        Outbox outbox() {
            return new Outbox();
        }
    }

    /** Starts with registration open and an admin that is given. */
    public static AccountServer open(TestPostgres.Database database) {
        return start(
                database,
                Map.of(
                        "taskflow.registration", "open",
                        "taskflow.admin.email", ADMIN,
                        "taskflow.admin.password", ADMIN_PASSWORD));
    }

    public static AccountServer start(TestPostgres.Database database, Map<String, Object> settings) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "server.port",
                0,
                "server.address",
                "127.0.0.1",
                "spring.datasource.url",
                database.url(),
                "spring.datasource.username",
                database.user(),
                "spring.datasource.password",
                database.password(),
                "spring.datasource.hikari.maximum-pool-size",
                12,
                "spring.flyway.enabled",
                false,
                "spring.jpa.open-in-view",
                false,
                "spring.jpa.hibernate.ddl-auto",
                "validate",
                "spring.threads.virtual.enabled",
                true));
        properties.putAll(Map.of(
                "spring.main.banner-mode", "off", "logging.level.root", "warn", "axon.axonserver.enabled", false));
        properties.putAll(Map.of("server.forward-headers-strategy", "native", "taskflow.limit.auth", "off"));
        properties.putAll(settings);
        return new AccountServer(
                new SpringApplicationBuilder(Application.class)
                        .properties(properties)
                        .run(),
                "127.0.0.1");
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** One answer. */
    public record Answer(int status, HttpResponse<String> response) {
        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String text(String field) {
            return json().path(field).asString("");
        }

        /** The problem's name; empty where there is none. */
        public String problem() {
            String type = status >= 400 ? text("type") : "";
            return type.substring(type.lastIndexOf('/') + 1);
        }

        /** Pointer and rule of the field to blame. */
        public String blame() {
            JsonNode error = json().path("errors").path(0);
            return error.path("pointer").asString("") + " " + error.path("rule").asString("");
        }
    }

    public Answer get(String path, @Nullable String token) {
        return send("GET", path, token, null);
    }

    public Answer post(String path, @Nullable String token, @Nullable Map<String, ?> body) {
        return send("POST", path, token, body);
    }

    public Answer send(String method, String path, @Nullable String token, @Nullable Map<String, ?> body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                        + context.getEnvironment().getRequiredProperty("local.server.port") + "/api/v1" + path))
                .header("Content-Type", "application/json")
                .header("User-Agent", "a test")
                .header("X-Forwarded-For", address)
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The address of somebody new, whose password is {@link #PASSWORD}. */
    public String registered() {
        String email = "person-" + UUID.randomUUID() + "@taskflow.example";
        Answer answer = post("/auth/register", null, Map.of("email", email, "password", PASSWORD, "name", "Ada"));
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.response().body());
        }
        return email;
    }

    public Answer logIn(String email, String password) {
        return post("/auth/login", null, Map.of("email", email, "password", password));
    }

    @Override
    public void close() {
        context.close();
    }
}
