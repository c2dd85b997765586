package io.taskflow.support.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** What Tomcat turns away before Spring sees it, a path it cannot decode for one, is a problem document as well. */
@Component
final class ServerRefusals implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {
    private final ProblemWriter problems;

    ServerRefusals(ProblemWriter problems) {
        this.problems = problems;
    }

    /** The valve stands inside Boot's own, which writes HTML where nothing is written yet. */
    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve(problems)));
    }

    private static final class ProblemValve extends ErrorReportValve {
        private final ProblemWriter problems;

        ProblemValve(ProblemWriter problems) {
            this.problems = problems;
        }

        /** Keeps to the conditions of the method it replaces. */
        @Override
        protected void report(Request request, Response response, @Nullable Throwable fault) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported() || !open(response)) {
                return;
            }
            try {
                problems.write(request.getRequestURI(), response, StatusProblems.of(status, null));
                response.finishResponse();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static boolean open(Response response) {
            var open = new AtomicBoolean();
            response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, open);
            return open.get();
        }
    }
}
