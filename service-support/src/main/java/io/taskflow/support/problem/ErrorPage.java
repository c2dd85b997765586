package io.taskflow.support.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What was turned away before a controller, by the firewall for one, is a problem document as well. */
@Controller
final class ErrorPage implements ErrorController {
    private final ProblemWriter problems;

    ErrorPage(ProblemWriter problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean asked = !(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer);
        int status = asked
                ? HttpStatus.NOT_FOUND.value()
                : (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        String path =
                asked ? request.getRequestURI() : (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        problems.write(path, response, StatusProblems.of(status, null));
    }
}
