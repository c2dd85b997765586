package io.taskflow.command.aggregate;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * The locks of this process: of each aggregate while a command decides on it, and of what many decide on beside that. They spare commands the races that the
 * log would decide anyway. Whoever takes several takes tasks first, in the order of their ids as text, then boards in the order of theirs, then the rest.
 */
public final class AggregateLocks {
    private final LockFactory locks = PessimisticLockFactory.usingDefaults();

    LockFactory factory() {
        return locks;
    }

    /** Holds a lock until the unit of work has ended. */
    public void hold(String name) {
        Lock lock = locks.obtainLock(name);
        CurrentUnitOfWork.get().root().onCleanup(unitOfWork -> lock.release());
    }

    /**
     * Works while nobody else decides on any of these.
     *
     * @param tasks taken in the order of their ids
     * @param then taken after them, in this order
     */
    public <T> T holding(Collection<String> tasks, List<String> then, Supplier<T> work) {
        Deque<Lock> held = new ArrayDeque<>();
        try {
            new TreeSet<>(tasks).forEach(id -> held.push(locks.obtainLock(id)));
            then.forEach(name -> held.push(locks.obtainLock(name)));
            return work.get();
        } finally {
            held.forEach(Lock::release);
        }
    }
}
