package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.contract.Engine.Loss;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** Loses what it is told to: a connection at the log's COMMIT, before it reaches the server or after it was done; the notifications that are sent. */
final class Losing {
    /** Null for none. */
    final AtomicReference<Loss> nextCommit = new AtomicReference<>();

    volatile boolean notifications;

    DataSource around(DataSource target) {
        return proxy(DataSource.class, target, call -> {
            Object result = call.run();
            return result instanceof Connection connection ? around(connection) : result;
        });
    }

    private Connection around(Connection target) {
        return proxy(Connection.class, target, call -> {
            if (!call.name().equals("prepareStatement")) {
                return call.run();
            }
            String sql = (String) call.arguments()[0];
            if (notifications && sql.contains("pg_notify")) {
                return target.prepareStatement("SELECT ?, ?");
            }
            PreparedStatement statement = (PreparedStatement) call.run();
            return sql.endsWith("COMMIT") ? around(statement, target) : statement;
        });
    }

    private PreparedStatement around(PreparedStatement target, Connection connection) {
        return proxy(PreparedStatement.class, target, call -> {
            Loss loss = call.name().equals("execute") ? nextCommit.getAndSet(null) : null;
            if (loss == null) {
                return call.run();
            }
            if (loss == Loss.AFTER_COMMIT) {
                call.run();
            }
            connection.abort(Runnable::run);
            throw new SQLException("broken by the test", "08006");
        });
    }

    private record Call(Object target, Method method, Object[] arguments) {
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

    private interface Handling {
        Object of(Call call) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, T target, Handling handling) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> handling.of(new Call(target, method, arguments))));
    }
}
