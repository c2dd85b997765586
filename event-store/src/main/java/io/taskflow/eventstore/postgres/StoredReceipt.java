package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.AppendResult;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer that a receipt keeps.
 *
 * @param versions a line a stream: its number of events, a space, its id; the request's first stream first
 */
record StoredReceipt(
        String key,
        byte[] fingerprint,
        @Nullable String resultId,
        long position,
        long recordedMicros,
        String versions) {

    static String lines(Map<String, Long> versions) {
        var lines = new StringBuilder();
        versions.forEach((stream, version) ->
                lines.append(version).append(' ').append(stream).append('\n'));
        return lines.toString();
    }

    AppendResult replay() {
        var streams = new LinkedHashMap<String, Long>();
        versions.lines().forEach(line -> {
            int space = line.indexOf(' ');
            streams.put(line.substring(space + 1), Long.valueOf(line.substring(0, space)));
        });
        Long first = streams.isEmpty() ? null : streams.firstEntry().getValue();
        return new AppendResult(position, Micros.instant(recordedMicros), streams, true, resultId, first);
    }
}
