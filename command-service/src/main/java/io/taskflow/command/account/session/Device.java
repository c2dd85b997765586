package io.taskflow.command.account.session;

import io.taskflow.support.limit.Client;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.http.HttpHeaders;

/** What a login came from, for the person to recognise. */
public record Device(String userAgent, String address) {
    private static final int LONGEST_USER_AGENT = 200;

    public Device {
        userAgent = userAgent.substring(0, Math.min(userAgent.length(), LONGEST_USER_AGENT));
    }

    /** What a request came from. */
    public static Device of(HttpServletRequest request) {
        return new Device(
                Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""), request.getRemoteAddr());
    }

    /** Whom limits are for. */
    public Client client() {
        return Client.of(address);
    }
}
