package io.taskflow.eventstore.axon;

import java.util.Base64;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * Tokens as text: {@code 10}, {@code merge(10,20)}, {@code replay(20,10,context)} with an empty word for null. Not every serializer takes Axon's
 * tokens (Jackson 3 refuses the untyped context), so it is asked for the context of a reset alone, stored as its type, a colon and base 64.
 */
final class TokenText {

    private final Serializer contexts;

    TokenText(Serializer contexts) {
        this.contexts = contexts;
    }

    String write(@Nullable TrackingToken token) {
        return switch (token) {
            case null -> "";
            case GlobalSequenceTrackingToken position -> Long.toString(position.getGlobalIndex());
            case MergedTrackingToken merge ->
                "merge(%s,%s)".formatted(write(merge.lowerSegmentToken()), write(merge.upperSegmentToken()));
            case ReplayToken replay ->
                "replay(%s,%s,%s)"
                        .formatted(
                                write(replay.getTokenAtReset()),
                                write(replay.getCurrentToken()),
                                context(replay.context()));
            case TrackingToken foreign -> throw new IllegalArgumentException("not a token of this log: " + foreign);
        };
    }

    private String context(@Nullable Object context) {
        if (context == null) {
            return "";
        }
        SerializedObject<byte[]> stored = contexts.serialize(context, byte[].class);
        return stored.getType().getName() + ":" + Base64.getEncoder().encodeToString(stored.getData());
    }

    @Nullable
    TrackingToken read(String text) {
        var reader = new Reader(text);
        TrackingToken token = reader.token();
        if (reader.at != text.length()) {
            throw reader.unreadable();
        }
        return token;
    }

    private final class Reader {
        private final String text;
        private int at;

        private Reader(String text) {
            this.text = text;
        }

        private @Nullable TrackingToken token() {
            String word = word();
            return switch (word) {
                case "" -> null;
                case "merge" -> {
                    TrackingToken lower = inner('(');
                    TrackingToken upper = inner(',');
                    expect(')');
                    yield new MergedTrackingToken(lower, upper);
                }
                case "replay" -> {
                    TrackingToken tokenAtReset = inner('(');
                    TrackingToken current = inner(',');
                    expect(',');
                    Object context = context(word());
                    expect(')');
                    yield ReplayToken.createReplayToken(tokenAtReset, current, context);
                }
                case String position -> new GlobalSequenceTrackingToken(Long.parseLong(position));
            };
        }

        private @Nullable TrackingToken inner(char before) {
            expect(before);
            return token();
        }

        private @Nullable Object context(String word) {
            int colon = word.indexOf(':');
            return colon < 0
                    ? null
                    : contexts.deserialize(new SimpleSerializedObject<>(
                            Base64.getDecoder().decode(word.substring(colon + 1)),
                            byte[].class,
                            word.substring(0, colon),
                            null));
        }

        private String word() {
            int start = at;
            while (at < text.length() && "(,)".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(start, at);
        }

        private void expect(char character) {
            if (at >= text.length() || text.charAt(at) != character) {
                throw unreadable();
            }
            at++;
        }

        private IllegalStateException unreadable() {
            return new IllegalStateException("the stored token is unreadable: " + text);
        }
    }
}
