package io.taskflow.standalone;

import io.taskflow.standalone.postgres.PostgresFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** What {@code ./taskflow run} starts: everything in one process, on a data directory of its own. */
public final class Taskflow {

    private static volatile boolean refused;
    private static volatile boolean stopping;

    private Taskflow() {}

    public static void main(String[] arguments) {
        try {
            run(RunOptions.parse(List.of(arguments)), System.getenv());
        } catch (StartRefused | PostgresFailure e) {
            refuse(String.valueOf(e.getMessage()));
        }
    }

    private static void run(RunOptions options, Map<String, String> environment) {
        requireFree(options.port());
        DataDirectory data = DataDirectory.lock(options.data());
        SpringApplication.getShutdownHandlers().add(() -> stopped(data));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping = true));
        System.out.println("Starting taskflow on " + data.path() + " ...");
        // Axon asks its maker for updates at start, unless told not to: nothing phones home.
        System.setProperty("axoniq.update-checker.disabled", "true");

        SpringApplication application = new SpringApplication(StandaloneApplication.class);
        // Logging stands by now, so what PostgreSQL's start has to say is said like the rest.
        application.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("taskflow", properties(options, data, environment))));
        ConfigurableApplicationContext context = start(application);
        if (!stopping) {
            Announcement.print(context, data, System.out);
        }
    }

    /** The last to run of what ends a process, however it is asked to end. */
    private static void stopped(DataDirectory data) {
        data.close();
        if (!refused) {
            System.out.println("Stopped.");
        }
    }

    private static Map<String, Object> properties(
            RunOptions options, DataDirectory data, Map<String, String> environment) {
        Map<String, Object> properties =
                new HashMap<>(Database.open(data.path(), environment).properties());
        properties.put("server.port", options.port());
        properties.put("taskflow.admin.file", data.adminFile().toString());
        properties.put("taskflow.demo", options.demo());
        return properties;
    }

    private static ConfigurableApplicationContext start(SpringApplication application) {
        try {
            return application.run();
        } catch (PostgresFailure e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StartRefused(reason(e), e);
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof PortInUseException)) {
            cause = cause.getCause();
        }
        return cause instanceof PortInUseException port
                ? portInUse(port.getPort())
                : "it failed while starting: " + cause;
    }

    /** Asked before anything else is started, since it is the commonest reason not to start. */
    private static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw new StartRefused(portInUse(port), e);
        }
    }

    private static String portInUse(int port) {
        return "port " + port + " is in use; stop what listens there, or choose another with --port";
    }

    /** What fails because the process was asked to end meanwhile is no reason. */
    private static void refuse(String reason) {
        if (stopping) {
            return;
        }
        refused = true;
        System.err.println("taskflow does not start: " + reason);
        System.exit(1);
    }
}
