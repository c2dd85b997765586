package io.taskflow.eventstore.postgres;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A DataSource whose connections break at COMMIT when told to: before it reaches the server, or after it was done. */
final class Breaking {
    enum Loss {
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    private final Loss loss;
    /** How many of the next commits break. */
    final AtomicInteger left = new AtomicInteger();

    Breaking(Loss loss) {
        this.loss = loss;
    }

    DataSource around(DataSource target) {
        return proxy(
                DataSource.class,
                target,
                (call, result) -> result instanceof Connection connection ? around(connection) : result);
    }

    private Connection around(Connection target) {
        return proxy(Connection.class, target, (call, result) -> {
            boolean commits = result instanceof PreparedStatement && ((String) call.arguments()[0]).endsWith("COMMIT");
            return commits ? around((PreparedStatement) result, target) : result;
        });
    }

    private PreparedStatement around(PreparedStatement target, Connection connection) {
        return proxy(PreparedStatement.class, target, (call, result) -> result, call -> {
            if (call.name().equals("execute") && left.get() > 0) {
                left.decrementAndGet();
                if (loss == Loss.AFTER_COMMIT) {
                    call.run();
                }
                connection.abort(Runnable::run);
                throw new SQLException("broken by the test", "08006");
            }
            return call.run();
        });
    }

    private record Call(Object target, java.lang.reflect.Method method, Object[] arguments) {
        String name() {
            return method.getName();
        }

        Object run() throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    private interface After {
        Object wrap(Call call, Object result);
    }

    private interface Around {
        Object run(Call call) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, T target, After after) {
        return proxy(type, target, after, Call::run);
    }

    private static <T> T proxy(Class<T> type, T target, After after, Around around) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    Call call = new Call(target, method, arguments);
                    return after.wrap(call, around.run(call));
                }));
    }
}
