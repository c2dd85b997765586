package io.taskflow.support.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Bounds how often a client may try to get in. Refresh and logout are not counted: their tokens are beyond guessing, and a house full of people behind
 * one address refreshes all day.
 */
@Component
final class AuthLimit implements HandlerInterceptor, WebMvcConfigurer {
    private static final String POLICY = "RateLimit-Policy";
    private static final String LIMIT = "RateLimit";
    // A client that is forgotten starts anew: to make room for one costs an address each.
    private static final int MOST_CLIENTS = 100_000;

    private final RateLimit limit;
    private final LoadingCache<Client, Bucket> buckets;

    AuthLimit(LimitProperties properties) {
        this.limit = properties.auth();
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_CLIENTS)
                .expireAfterAccess(limit.window())
                .build(_ -> bucket());
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(limit.requests())
                        .refillGreedy(limit.requests(), limit.window())
                        .build())
                .build();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        if (!limit.off()) {
            registry.addInterceptor(this)
                    .addPathPatterns("/api/v1/auth/**")
                    .excludePathPatterns("/api/v1/auth/refresh", "/api/v1/auth/logout");
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!request.getMethod().equals(HttpMethod.POST.name())) {
            return true;
        }
        ConsumptionProbe probe = buckets.get(Client.of(request.getRemoteAddr())).tryConsumeAndReturnRemaining(1);
        response.setHeader(
                POLICY,
                "\"auth\";q=%d;w=%d".formatted(limit.requests(), limit.window().toSeconds()));
        response.setHeader(
                LIMIT,
                "\"auth\";r=%d;t=%d".formatted(probe.getRemainingTokens(), seconds(probe.getNanosToWaitForReset())));
        if (!probe.isConsumed()) {
            throw new ProblemException(ProblemType.TOO_MANY_REQUESTS, "Too many attempts from your address")
                    .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds(probe.getNanosToWaitForRefill())));
        }
        return true;
    }

    /** Rounded up: whoever waits that long has waited long enough. */
    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos).plusSeconds(1).minusNanos(1).toSeconds();
    }
}
