package io.taskflow.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * Keeps a number of connections busy for a while, each with one request at a time (a closed loop). One thread and one
 * selector serve them all: 64 threads would take from the server the two cores they share.
 */
public final class LoadGenerator {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    private final InetSocketAddress server;
    private final ByteBuffer in = ByteBuffer.allocateDirect(256 * 1024);
    private final TreeMap<Integer, Long> others = new TreeMap<>();
    private final Histogram latencies = new Histogram(LONGEST_ANSWER.toNanos() / 1000, 3);
    private long accepted;
    private int open;

    private LoadGenerator(InetSocketAddress server) {
        this.server = server;
    }

    /** Runs the script on so many connections for so long; answers that come later are awaited but not counted. */
    public static LoadResult run(int port, int connections, Duration time, Script script) {
        try {
            return new LoadGenerator(new InetSocketAddress("127.0.0.1", port)).run(connections, time, script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LoadResult run(int connections, Duration time, Script script) throws IOException {
        var all = new ArrayList<Connection>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                all.add(new Connection(i, selector));
            }
            long start = System.nanoTime();
            long end = start + time.toNanos();
            for (Connection connection : all) {
                connection.ask(script);
            }
            while (open > 0) {
                if (System.nanoTime() > end + LONGEST_ANSWER.toNanos()) {
                    throw new IllegalStateException(
                            open + " answers still missing " + LONGEST_ANSWER + " after the end");
                }
                selector.select(key -> ((Connection) key.attachment()).ready(key, script, end), 1000);
            }
            return new LoadResult(accepted, others, time, latencies);
        } finally {
            for (Connection connection : all) {
                connection.channel.close();
            }
        }
    }

    private final class Connection {
        private final int number;
        private final Selector selector;
        private final AnswerParser parser = new AnswerParser();
        private SocketChannel channel;
        private ByteBuffer out = ByteBuffer.allocate(0);
        private long asked;

        Connection(int number, Selector selector) throws IOException {
            this.number = number;
            this.selector = selector;
            this.channel = connect();
        }

        private SocketChannel connect() throws IOException {
            var fresh = SocketChannel.open(server);
            fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
            fresh.configureBlocking(false);
            fresh.register(selector, SelectionKey.OP_READ, this);
            return fresh;
        }

        void ask(Script script) throws IOException {
            out = ByteBuffer.wrap(script.next(number));
            asked = System.nanoTime();
            open++;
            send();
        }

        private void send() throws IOException {
            channel.write(out);
            SelectionKey key = channel.keyFor(selector);
            key.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }

        void ready(SelectionKey key, Script script, long end) {
            try {
                if (key.isWritable()) {
                    send();
                }
                if (key.isReadable()) {
                    read(script, end);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void read(Script script, long end) throws IOException {
            in.clear();
            boolean ended = channel.read(in) < 0;
            in.flip();
            boolean complete = parser.take(in);
            if (!complete && !ended) {
                return;
            }
            long now = System.nanoTime();
            int status = complete ? parser.status() : 0;
            open--;
            if (now <= end) {
                count(status, now - asked);
            }
            if (complete) {
                script.answered(number, status);
            }
            if (ended || parser.closing()) {
                channel.close();
                parser.reset();
                channel = connect();
            }
            if (now < end) {
                ask(script);
            }
        }

        private void count(int status, long nanos) {
            if (status >= 200 && status < 300) {
                accepted++;
                latencies.recordValue(Math.min(nanos / 1000, latencies.getHighestTrackableValue()));
            } else {
                others.merge(status, 1L, Long::sum);
            }
        }
    }
}
