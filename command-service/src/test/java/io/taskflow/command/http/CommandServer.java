package io.taskflow.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.CommandServiceConfiguration;
import io.taskflow.command.claim.Claims;
import io.taskflow.command.mail.Mail;
import io.taskflow.command.mail.Mails;
import io.taskflow.events.EventMetadata;
import io.taskflow.events.EventType;
import io.taskflow.events.EventTypes;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.workspace.MemberAdded;
import io.taskflow.events.workspace.MemberRole;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.support.SupportConfiguration;
import io.taskflow.support.events.EventCodec;
import io.taskflow.support.security.AccessTokens;
import io.taskflow.testing.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The write side on a port and a database of its own; people are rows, since accounts are another matter. */
public final class CommandServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestPostgres.Database postgres;
    private final boolean owner;
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    private CommandServer(TestPostgres.Database postgres, boolean owner) {
        this.postgres = postgres;
        this.owner = owner;
        context = new SpringApplication(Application.class)
                .run(
                        "--spring.datasource.url=" + postgres.url(),
                        "--spring.datasource.username=" + postgres.user(),
                        "--spring.datasource.password=" + postgres.password(),
                        "--spring.datasource.hikari.maximum-pool-size=12",
                        "--spring.flyway.enabled=false",
                        "--spring.threads.virtual.enabled=true",
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=warn",
                        "--server.port=0",
                        "--axon.axonserver.enabled=false",
                        "--axon.serializer.general=jackson3",
                        "--axon.timeout.enabled=false",
                        "--taskflow.event-store.stamp-occurred-at=true");
        base = "http://127.0.0.1:"
                + ((WebServerApplicationContext) context).getWebServer().getPort() + "/api/v1";
    }

    /** A server on a new database. */
    public static CommandServer start() {
        TestPostgres.Database postgres = TestPostgres.createDatabase();
        try (var pool = postgres.pool(1)) {
            JdbcClient sql = JdbcClient.create(pool);
            sql.sql("""
                    CREATE SCHEMA account;
                    CREATE TABLE account.account (id uuid PRIMARY KEY, disabled boolean NOT NULL, system_admin boolean NOT NULL, email text NOT NULL, email_confirmed boolean NOT NULL DEFAULT true);
                    CREATE TABLE account.session (id uuid PRIMARY KEY, account_id uuid NOT NULL, ended_at timestamptz);
                    CREATE TABLE account.signing_key (one boolean PRIMARY KEY DEFAULT true CHECK (one), key bytea NOT NULL);
                    """).update();
        }
        return new CommandServer(postgres, true);
    }

    /** Another process on the same database, as far as memory goes. */
    public CommandServer another() {
        return new CommandServer(postgres, false);
    }

    /** A bean of the server. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** SQL on its database. */
    public JdbcClient sql() {
        return JdbcClient.create(context.getBean(DataSource.class));
    }

    /** Lets someone be in a workspace, as an invitation would. */
    public void join(UUID workspace, Person person, MemberRole role) {
        append(new MemberAdded(workspace, person.id, role));
    }

    /** Appends an event of a workspace, as if a command had made it. */
    public void append(WorkspaceEvent event) {
        String workspace = event.workspaceId().toString();
        EventType type = EventTypes.of(event.getClass());
        EventCodec codec = bean(EventCodec.class);
        var appended = new NewEvent(
                UuidV7.next().toString(),
                workspace,
                "Workspace",
                workspace,
                null,
                type.name(),
                type.revision(),
                codec.encode(event),
                codec.encodeMetadata(Map.of(EventMetadata.SCOPE, workspace)),
                null);
        bean(Appender.class).append(AppendRequest.of(List.of(appended)).with(List.of(), Claims.of(event), null));
    }

    /** Someone with an account who is logged in. */
    public Person person() {
        UUID id = UuidV7.next();
        UUID session = UuidV7.next();
        sql().sql("INSERT INTO account.account VALUES (?, false, false, ?)")
                .params(id, id + "@taskflow.example")
                .update();
        sql().sql("INSERT INTO account.session VALUES (?, ?, NULL)")
                .params(session, id)
                .update();
        return new Person(id, bean(AccessTokens.class).issue(id, session));
    }

    @Override
    public void close() {
        http.close();
        context.close();
        if (owner) {
            postgres.close();
        }
    }

    /** What came back. */
    public record Answer(int status, JsonNode body, HttpResponse<String> response) {
        public UUID id() {
            return UUID.fromString(body.get("id").asString());
        }

        public long version() {
            return body.get("version").asLong();
        }

        public long position() {
            return body.get("position").asLong();
        }

        /** The problem's short name; empty where there is none. */
        public String problem() {
            String type = body.path("type").asString("");
            return type.substring(type.lastIndexOf('/') + 1);
        }

        /** Pointer and rule of the first field to blame. */
        public String blamed() {
            JsonNode error = body.path("errors").path(0);
            return error.path("pointer").asString("") + " " + error.path("rule").asString("");
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public Answer expect(int wanted) {
            assertThat(status).as(body.toString()).isEqualTo(wanted);
            return this;
        }

        public Answer refused(int wanted, String problem) {
            assertThat(problem() + " " + status).as(body.toString()).isEqualTo(problem + " " + wanted);
            assertThat(header("Content-Type")).isEqualTo("application/problem+json");
            return this;
        }
    }

    /** Someone who calls. */
    public final class Person {
        public final UUID id;
        private final String token;

        /** The address of the account. */
        public String email() {
            return id + "@taskflow.example";
        }

        Person(UUID id, String token) {
            this.id = id;
            this.token = token;
        }

        /** The same person at another server. */
        public Person at(CommandServer other) {
            return other.new Person(id, token);
        }

        public Answer post(String path, String json, String... headers) {
            return call("POST", path, json, headers);
        }

        public Answer patch(String path, String json, String... headers) {
            return call("PATCH", path, json, headers);
        }

        public Answer put(String path, String... headers) {
            return call("PUT", path, null, headers);
        }

        public Answer delete(String path, String... headers) {
            return call("DELETE", path, null, headers);
        }

        public Answer call(String method, String path, String json, String... headers) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                    .header("Authorization", "Bearer " + token)
                    .method(
                            method,
                            json == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(json));
            if (json != null && !List.of(headers).contains("Content-Type")) {
                request.header("Content-Type", "application/json");
            }
            if (headers.length > 0) {
                request.headers(headers);
            }
            try {
                HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                JsonNode body = response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
                return new Answer(response.statusCode(), body, response);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        public UUID workspace() {
            return post("/workspaces", "{\"name\": \"Team\"}").expect(201).id();
        }

        /** A board with columns; its columns' ids are in the log. */
        public UUID board(UUID workspace, String... columns) {
            String names = String.join(
                    ",",
                    java.util.Arrays.stream(columns)
                            .map(c -> "{\"name\":\"" + c + "\"}")
                            .toList());
            return post("/workspaces/" + workspace + "/boards", "{\"name\":\"Board\",\"columns\":[" + names + "]}")
                    .expect(201)
                    .id();
        }

        public UUID column(UUID board, String name) {
            return post("/boards/" + board + "/columns", "{\"name\":\"" + name + "\"}")
                    .expect(201)
                    .id();
        }

        public UUID task(UUID board, UUID column, String title) {
            return post(
                            "/boards/" + board + "/tasks",
                            JSON.writeValueAsString(Map.of("columnId", column, "title", title)))
                    .expect(201)
                    .id();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
                "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration"
            })
    @ComponentScan(
            basePackages = "io.taskflow.command",
            excludeFilters = {
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = "io\\.taskflow\\.command\\.account\\..*"),
                @ComponentScan.Filter(
                        type = FilterType.ASSIGNABLE_TYPE,
                        classes = {CommandServiceConfiguration.class, Application.class}),
                @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = SpringBootApplication.class)
            })
    @Import(SupportConfiguration.class)
    static class Application {
        @Bean
        @Primary
        SentMails sentMails() {
            return new SentMails();
        }
    }

    /** Mail that would have been sent. */
    public static final class SentMails implements Mails {
        private final Map<String, Mail> newest = new ConcurrentHashMap<>();

        @Override
        public void send(Mail mail) {
            newest.put(mail.to(), mail);
        }

        /** The newest to an address, which is read once; null for none. */
        public @Nullable Mail take(String address) {
            return newest.remove(address);
        }
    }
}
