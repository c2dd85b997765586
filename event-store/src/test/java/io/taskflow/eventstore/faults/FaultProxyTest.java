package io.taskflow.eventstore.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.eventstore.faults.FaultProxy.Way;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client, the proxy and a server that is the test itself; what goes over is single bytes. */
class FaultProxyTest {
    /** For what is expected to arrive. */
    private static final int PATIENCE_MILLIS = 10_000;
    /** For what is expected not to. */
    private static final int SILENCE_MILLIS = 100;

    private ServerSocket server;
    private FaultProxy proxy;
    private Socket client;
    private Socket database;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        proxy = new FaultProxy(server.getLocalPort());
        client = open();
        database = server.accept();
        database.setSoTimeout(PATIENCE_MILLIS);
        assertThat(passes(client, database)).isTrue();
        assertThat(passes(database, client)).isTrue();
    }

    private Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        database.close();
        proxy.close();
        server.close();
    }

    @Test
    void cutsWhatIsOpenAndRefusesWhatIsNew() throws IOException {
        proxy.cut();

        assertThat(ended(client)).isTrue();
        assertThat(ended(database)).isTrue();
        try (Socket another = open()) {
            assertThat(ended(another)).isTrue();
        }
        proxy.heal();
        try (Socket another = open();
                Socket there = server.accept()) {
            assertThat(passes(another, there)).isTrue();
        }
    }

    @Test
    void delays() throws IOException {
        Duration delay = Duration.ofMillis(60);
        proxy.delay(delay);
        long begun = System.nanoTime();
        assertThat(passes(client, database)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(delay);
    }

    @Test
    void closesOneWay() throws IOException {
        proxy.halfClose(Way.ANSWERS);

        assertThat(ended(client)).isTrue();
        assertThat(passes(client, database)).isTrue();
        proxy.heal();
        assertThat(ended(database)).isTrue();
    }

    @Test
    void swallowsOneWay() throws IOException {
        proxy.silence(Way.REQUESTS);

        database.setSoTimeout(SILENCE_MILLIS);
        assertThatThrownBy(() -> passes(client, database)).isInstanceOf(SocketTimeoutException.class);
        assertThat(passes(database, client)).isTrue();
        proxy.heal();
        assertThat(ended(client)).isTrue();
    }

    @Test
    void passesOnThatOneSideIsGone() throws IOException {
        client.close();

        assertThat(ended(database)).isTrue();
    }

    private static boolean passes(Socket from, Socket to) throws IOException {
        from.getOutputStream().write(7);
        return to.getInputStream().read() == 7;
    }

    private static boolean ended(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
