package io.taskflow.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {
    private final AtomicInteger served = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            served.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            boolean refused = exchange.getRequestURI().getPath().equals("/refused");
            exchange.getResponseHeaders().add("Connection", served.get() % 10 == 0 ? "close" : "keep-alive");
            exchange.sendResponseHeaders(refused ? 409 : 200, 0);
            exchange.getResponseBody().write("some body".getBytes(ISO_8859_1));
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void every_request_is_answered_and_only_accepted_ones_are_rated_over_closed_connections_too() {
        var asked = new AtomicInteger();
        var answered = new AtomicInteger();
        LoadResult result = LoadGenerator.run(server.getAddress().getPort(), 8, Duration.ofMillis(500), new Script() {
            @Override
            public byte[] next(int connection) {
                asked.incrementAndGet();
                String path = connection == 0 ? "/refused" : "/";
                return ("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}").getBytes(ISO_8859_1);
            }

            @Override
            public void answered(int connection, int status) {
                answered.incrementAndGet();
            }
        });

        assertThat(answered).hasValue(asked.get()).hasValue(served.get());
        assertThat(result.others()).containsOnlyKeys(409);
        assertThat(result.accepted()).isPositive().isEqualTo(result.latencies().getTotalCount());
        assertThat(result.accepted() + result.others().get(409)).isBetween(served.get() - 8L, (long) served.get());
    }
}
