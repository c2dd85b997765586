package io.taskflow.query.comment;

import io.taskflow.query.people.Person;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment.
 *
 * @param text Markdown
 * @param mentions whom it speaks to
 * @param version of the comment itself
 * @param editedAt null while it says what it said at first
 */
record CommentView(
        UUID id,
        Person author,
        String text,
        List<Person> mentions,
        long version,
        Instant createdAt,
        @Nullable Instant editedAt) {}
