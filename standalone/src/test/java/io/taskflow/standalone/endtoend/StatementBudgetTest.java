package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.standalone.StandaloneApplication;
import io.taskflow.testing.TestPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;

/** A request costs few statements, and no more of them on a board with many tasks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementBudgetTest {
    private static final int MANY = 120;
    /** Most statements of a request, the look at the caller's session among them. */
    private static final int QUERY = 10;

    private static final int COMMAND = 3;
    /** It reads what goes along. */
    private static final int ACROSS = 7;

    private static final AtomicInteger statements = new AtomicInteger();

    private final TestPostgres.Database database = TestPostgres.createDatabase();
    private ConfigurableApplicationContext application;
    private Api api;

    /** Counts what requests send; what runs beside them, on threads of the platform, is not theirs. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Counted {
        @Bean
        static BeanPostProcessor counting() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source
                            ? ProxyDataSourceBuilder.create(source)
                                    .listener(new Counter())
                                    .build()
                            : bean;
                }
            };
        }
    }

    private static final class Counter implements QueryExecutionListener {
        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            if (Thread.currentThread().isVirtual()) {
                statements.incrementAndGet();
            }
        }

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            // Counted before.
        }
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        application = new SpringApplicationBuilder(StandaloneApplication.class, Counted.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password(),
                        "--taskflow.admin.email=admin@taskflow.example",
                        "--taskflow.admin.password=a password for one test",
                        "--taskflow.admin.file=" + folder.resolve("admin.txt"));
        api = Api.of(
                "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port"),
                "admin@taskflow.example",
                "a password for one test");
    }

    @AfterAll
    void stop() {
        application.close();
        database.close();
    }

    @Test
    void requestsKeepToTheirBudgets() throws Exception {
        String workspace = api.createWorkspace("Budget");
        Map<String, Integer> few = costs(workspace, 3);
        Map<String, Integer> many = costs(workspace, MANY);

        assertThat(many).isEqualTo(few);
        assertThat(many)
                .allSatisfy((request, cost) ->
                        assertThat(cost).as(request).isPositive().isLessThanOrEqualTo(most(request)));
    }

    private static int most(String request) {
        if (request.startsWith("GET")) {
            return QUERY;
        }
        return request.endsWith("across") ? ACROSS : COMMAND;
    }

    private Map<String, Integer> costs(String workspace, int tasks) throws Exception {
        JsonNode board = api.post(
                        "/workspaces/" + workspace + "/boards",
                        Map.of(
                                "name",
                                "Board of " + tasks,
                                "columns",
                                List.of(Map.of("name", "To do"), Map.of("name", "Done"))))
                .ok()
                .json();
        String id = board.get("id").asString();
        JsonNode made = api.board(id, board.get("position").asLong()).get("columns");
        String column = made.get(0).get("id").asString();
        String other = made.get(1).get("id").asString();
        JsonNode last = board;
        for (int i = 0; i < tasks; i++) {
            last = api.post("/boards/" + id + "/tasks", Map.of("columnId", column, "title", "Task " + i))
                    .ok()
                    .json();
        }
        String task = last.get("id").asString();
        api.board(id, last.get("position").asLong());

        Map<String, Integer> costs = new LinkedHashMap<>();
        String past = "?asOfPosition=" + last.get("position").asLong();
        for (String path : List.of(
                "/me",
                "/workspaces",
                "/workspaces/" + workspace + "/boards",
                "/workspaces/" + workspace + "/members",
                "/workspaces/" + workspace + "/invitations",
                "/boards/" + id + "/members",
                "/boards/" + id,
                "/boards/" + id + past,
                "/boards/" + id + "/columns/" + column + "/tasks",
                "/boards/" + id + "/activity",
                "/boards/" + id + "/replay" + past,
                "/tasks/" + task,
                "/tasks/" + task + past,
                "/tasks/" + task + "/history",
                "/me/tasks",
                "/search?q=Task%200")) {
            String kind = path.replace(workspace, "{workspace}")
                    .replace(id, "{board}")
                    .replace(column, "{column}")
                    .replace(task, "{task}")
                    .replaceAll("=.*", "");
            costs.put("GET " + kind, cost(attempt -> api.get(path).ok()));
        }
        List<String> columns = List.of(column, other);
        List<String> others = new ArrayList<>();
        costs.put(
                "POST task",
                cost(attempt ->
                        others.add(api.post("/boards/" + id + "/tasks", Map.of("columnId", column, "title", "One more"))
                                .ok()
                                .id())));
        costs.put(
                "PATCH task",
                cost(attempt -> api.patch("/tasks/" + task, Map.of("title", "Title " + attempt))
                        .ok()));
        costs.put(
                "POST move",
                cost(attempt -> api.post("/tasks/" + task + "/move", Map.of("columnId", columns.get((attempt + 1) % 2)))
                        .ok()));
        JsonNode another = api.post(
                        "/workspaces/" + workspace + "/boards",
                        Map.of("name", "Another of " + tasks, "columns", List.of(Map.of("name", "To do"))))
                .ok()
                .json();
        String there = another.get("id").asString();
        String theirs = api.board(there, another.get("position").asLong())
                .at("/columns/0/id")
                .asString();
        String wanderer = api.post("/boards/" + id + "/tasks", Map.of("columnId", column, "title", "Wanders"))
                .ok()
                .id();
        List<Map<String, String>> places =
                List.of(Map.of("boardId", there, "columnId", theirs), Map.of("boardId", id, "columnId", column));
        costs.put(
                "POST move across",
                cost(attempt -> api.post("/tasks/" + wanderer + "/move", places.get(attempt % 2))
                        .ok()));
        costs.put(
                "PUT dependency",
                cost(attempt -> api.put("/tasks/" + task + "/dependencies/" + others.get(attempt))
                        .ok()));
        costs.put(
                "DELETE dependency",
                cost(attempt -> api.delete("/tasks/" + task + "/dependencies/" + others.get(attempt))
                        .ok()));
        costs.put(
                "POST field",
                cost(attempt -> api.post(
                                "/boards/" + id + "/fields", Map.of("name", "Field " + attempt, "type", "NUMBER"))
                        .ok()));
        costs.put(
                "PATCH task's field",
                cost(attempt -> api.patch("/tasks/" + task, Map.of("fields", Map.of("Field 0", "" + attempt)))
                        .ok()));
        costs.put(
                "POST board archive",
                cost(attempt -> api.post("/boards/" + id + (attempt % 2 == 0 ? "/archive" : "/restore"), null)
                        .ok()));
        costs.put(
                "POST commands",
                cost(attempt -> api.post(
                                "/boards/" + id + "/commands",
                                List.of(Map.of("op", "changeTask", "taskId", task, "title", "Again " + attempt)))
                        .ok()));
        String me = api.get("/me").ok().id();
        costs.put(
                "PUT watcher",
                cost(attempt -> api.put("/tasks/" + task + "/watchers/" + me).ok()));
        costs.put(
                "POST filter",
                cost(attempt -> api.post(
                                "/me/filters", Map.of("name", tasks + " " + attempt, "filter", Map.of("list", "TASKS")))
                        .ok()));
        costs.put("GET /me/filters", cost(attempt -> api.get("/me/filters").ok()));
        List<String> roles = List.of("EDITOR", "VIEWER");
        costs.put(
                "PUT board member",
                cost(attempt -> api.send(
                                "PUT", "/boards/" + id + "/members/" + me, Map.of("role", roles.get(attempt % 2)))
                        .ok()));
        return costs;
    }

    /** The least of some times: what a housekeeper did at the same moment is not the request's. */
    private static int cost(Attempt request) throws Exception {
        int least = Integer.MAX_VALUE;
        for (int attempt = 0; attempt < 4; attempt++) {
            int before = statements.get();
            request.make(attempt);
            least = Math.min(least, statements.get() - before);
        }
        return least;
    }

    private interface Attempt {
        void make(int attempt) throws Exception;
    }
}
