package io.taskflow.eventstore.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a process and its database and lets the connection misbehave until it is told to {@link #heal}. */
final class FaultProxy implements AutoCloseable {
    private final int target;
    private final ServerSocket server;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile boolean refuses;
    private volatile Duration delay = Duration.ZERO;

    /** The way that bytes go. */
    enum Way {
        REQUESTS,
        ANSWERS
    }

    /** @param target a port of this machine */
    FaultProxy(int target) throws IOException {
        this.target = target;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("proxy").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** All connections end, and no new one is taken. */
    void cut() {
        refuses = true;
        links.forEach(Link::close);
    }

    /** Whatever is sent arrives so much later, piece by piece. */
    void delay(Duration each) {
        delay = each;
    }

    /** Nothing more comes this way, and who waits for it is told so; the other way stays open. */
    void halfClose(Way way) {
        links.forEach(link -> link.halfClose(way));
    }

    /** Nothing more arrives, and nobody is told; bytes are taken and vanish. */
    void silence(Way way) {
        links.forEach(link -> link.silence(way));
    }

    /** All is well from here on; connections that were crippled end. */
    void heal() {
        refuses = false;
        delay = Duration.ZERO;
        links.stream().filter(Link::crippled).forEach(Link::close);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                if (refuses) {
                    client.close();
                } else {
                    open(client);
                }
            } catch (IOException e) {
                // Closed, or the server is not there: whoever wanted to connect is told by the end of the connection.
            }
        }
    }

    private void open(Socket client) throws IOException {
        try {
            Link link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), target));
            links.add(link);
            link.start();
            if (refuses) {
                link.close();
            }
        } catch (IOException e) {
            client.close();
        }
    }

    /** One connection. */
    private final class Link {
        private final Socket client;
        private final Socket database;
        private volatile boolean requestsVanish;
        private volatile boolean answersVanish;

        Link(Socket client, Socket database) throws IOException {
            this.client = client;
            this.database = database;
            client.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
        }

        void start() {
            Thread.ofVirtual().name("requests").start(() -> pump(Way.REQUESTS));
            Thread.ofVirtual().name("answers").start(() -> pump(Way.ANSWERS));
        }

        private void pump(Way way) {
            byte[] piece = new byte[16 << 10];
            try {
                InputStream from = (way == Way.REQUESTS ? client : database).getInputStream();
                OutputStream to = (way == Way.REQUESTS ? database : client).getOutputStream();
                for (int n = from.read(piece); n >= 0; n = from.read(piece)) {
                    if (!delay.isZero()) {
                        Thread.sleep(delay);
                    }
                    if (!vanish(way)) {
                        to.write(piece, 0, n);
                    }
                }
                if (!vanish(way)) {
                    close();
                }
            } catch (IOException e) {
                close();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private boolean vanish(Way way) {
            return way == Way.REQUESTS ? requestsVanish : answersVanish;
        }

        void silence(Way way) {
            if (way == Way.REQUESTS) {
                requestsVanish = true;
            } else {
                answersVanish = true;
            }
        }

        void halfClose(Way way) {
            silence(way);
            try {
                (way == Way.REQUESTS ? database : client).shutdownOutput();
            } catch (IOException e) {
                close();
            }
        }

        boolean crippled() {
            return requestsVanish || answersVanish;
        }

        void close() {
            links.remove(this);
            try (client;
                    database) {
                // Both, whatever happens to the first.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
