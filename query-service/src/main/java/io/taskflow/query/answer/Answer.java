package io.taskflow.query.answer;

import io.taskflow.support.http.TaskflowHeaders;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * An answer, or the word that the one the client holds is still right.
 *
 * @param body empty when the client's own answer still holds
 */
public record Answer<T>(long position, String etag, Optional<T> body) {
    public static <T> Answer<T> of(long position, String etag, T body) {
        return new Answer<>(position, etag, Optional.of(body));
    }

    /** The word that the held answer is still right. */
    public static <T> Answer<T> unchanged(long position, String etag) {
        return new Answer<>(position, etag, Optional.empty());
    }

    /** The answer over HTTP: kept by the client alone, and asked about again each time, because rights are today's. */
    public ResponseEntity<T> response() {
        var builder = ResponseEntity.status(body.isPresent() ? HttpStatus.OK : HttpStatus.NOT_MODIFIED)
                .header(TaskflowHeaders.POSITION, Long.toString(position))
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(etag);
        return body.isPresent() ? builder.body(body.get()) : builder.build();
    }
}
