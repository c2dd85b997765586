package io.taskflow.eventstore;

/**
 * A stream must have exactly this many events when the request is decided. Who expects that a stream does not exist may begin it at any sequence
 * (its beginning may be archived elsewhere); its version is its last sequence plus one from then on.
 *
 * @param version number of events, 0 for a stream that must not exist
 */
public record ExpectedVersion(String streamId, long version) {
    public ExpectedVersion {
        if (version < 0) {
            throw new IllegalArgumentException("a version counts events, so it is not negative: " + version);
        }
    }
}
