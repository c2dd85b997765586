package io.taskflow.command.account;

import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.text.Normalizer;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords as Argon2id with OWASP's parameters: 19 MiB, 2 passes. Few are hashed at once, on threads of their own: a crowd
 * that logs in must neither fill the memory nor hold the carriers of all other requests.
 */
@Component
public class Passwords implements AutoCloseable {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;

    private static final int MOST_AT_ONCE = 4;
    private static final int MOST_WAITING = 256;
    private static final String RETRY_AFTER_SECONDS = "5";

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final ThreadPoolExecutor hashers;
    private final String nobodys;

    Passwords() {
        int threads = Math.min(Runtime.getRuntime().availableProcessors(), MOST_AT_ONCE);
        hashers = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name("argon2-", 0).factory());
        nobodys = hash(UUID.randomUUID().toString());
    }

    /** @throws ProblemException {@code too-many-requests} */
    public String hash(String password) {
        return await(() -> Objects.requireNonNull(encoder.encode(normal(password))));
    }

    /**
     * Whether this is the password behind the hash. Without a hash it is not, and that takes as long.
     *
     * @throws ProblemException {@code too-many-requests}
     */
    public boolean matches(String password, @Nullable String hash) {
        return await(() -> encoder.matches(normal(password), hash == null ? nobodys : hash)) && hash != null;
    }

    /** The same text typed on another keyboard may be composed otherwise. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private <T> T await(Callable<T> work) {
        Future<T> result;
        try {
            result = hashers.submit(work);
        } catch (RejectedExecutionException e) {
            throw new ProblemException(ProblemType.TOO_MANY_REQUESTS, "Too many people are logging in right now")
                    .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot hash a password", e.getCause());
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a password was hashed", e);
        }
    }

    @Override
    public void close() {
        hashers.close();
    }
}
