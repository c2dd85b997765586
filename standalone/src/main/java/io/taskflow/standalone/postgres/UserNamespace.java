package io.taskflow.standalone.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How a program is started so that PostgreSQL, which refuses root, runs under root all the same (containers): in a user namespace without a
 * mapping it is nobody there, and owner of its files outside. And in a session of its own, so that Ctrl-C reaches the server alone, which
 * then stops PostgreSQL last.
 */
final class UserNamespace {

    private final boolean root;
    private final boolean setsid;

    private UserNamespace(boolean root, boolean setsid) {
        this.root = root;
        this.setsid = setsid;
    }

    static UserNamespace detect() {
        boolean root = new UnixSystem().getUid() == 0;
        if (root && !succeeds("unshare", "-U", "true")) {
            throw new PostgresFailure(
                    "PostgreSQL does not run as root, and user namespaces (unshare -U) are not allowed here;"
                            + " start taskflow as another user, or set TASKFLOW_DATABASE_URL to a PostgreSQL of yours");
        }
        return new UserNamespace(root, succeeds("setsid", "true"));
    }

    List<String> command(List<String> program) {
        List<String> command = new ArrayList<>();
        if (setsid) {
            command.add("setsid");
        }
        if (root) {
            command.add("unshare");
            command.add("-U");
        }
        command.addAll(program);
        return command;
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false; // not installed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
