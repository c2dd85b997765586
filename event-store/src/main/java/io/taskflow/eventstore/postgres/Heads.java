package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.EventLog.Registration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest head this process knows of, and who wants to hear of it. It only grows. */
final class Heads {
    private static final Logger log = LoggerFactory.getLogger(Heads.class);

    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private volatile Head newest = Head.EMPTY;

    Head newest() {
        return newest;
    }

    /** @return whether there are events that nobody was told of yet */
    synchronized boolean learn(Head head) {
        Head before = newest;
        if (head.number() > before.number()) {
            newest = head;
        }
        return head.position() > before.position();
    }

    void tell() {
        long position = newest.position();
        for (LongConsumer listener : listeners) {
            try {
                listener.accept(position);
            } catch (RuntimeException e) {
                log.error("a listener failed on the log's new head {}", position, e);
            }
        }
    }

    Registration register(LongConsumer listener) {
        // The same listener may come twice; each registration ends its own.
        LongConsumer own = listener::accept;
        listeners.add(own);
        return () -> listeners.remove(own);
    }
}
