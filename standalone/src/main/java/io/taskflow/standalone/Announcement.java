package io.taskflow.standalone;

import java.io.PrintStream;
import java.nio.file.Files;
import org.springframework.context.ConfigurableApplicationContext;

/** The lines a person looks for once the server runs. */
final class Announcement {

    private Announcement() {}

    static void print(ConfigurableApplicationContext context, DataDirectory data, PrintStream out) {
        String url = "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
        out.println();
        out.println("taskflow runs; Ctrl-C ends it.");
        out.println("  URL          " + url);
        out.println("  API docs     " + url + "/docs");
        out.println("  first admin  " + admin(data));
        out.println("  data         " + data.path());
        out.flush();
    }

    private static String admin(DataDirectory data) {
        return Files.exists(data.adminFile())
                ? "e-mail and password in " + data.adminFile()
                : "from TASKFLOW_ADMIN_EMAIL and TASKFLOW_ADMIN_PASSWORD";
    }
}
