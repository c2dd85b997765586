package io.taskflow.eventstore.axon;

import io.taskflow.eventstore.ExpectedVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** On which versions of which streams a unit of work decides. What came from a cache may be stale, so it must be confirmed. */
final class DecisionBasis {

    private static final String RESOURCE_KEY = DecisionBasis.class.getName();

    /** By stream, in the order in which they were asked for. */
    private final Map<String, Known> known = new LinkedHashMap<>();

    /** @param version null while the stream is only asked for */
    private record Known(boolean cached, @Nullable Long version) {}

    static DecisionBasis of(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrComputeResource(RESOURCE_KEY, key -> new DecisionBasis());
    }

    /**
     * A cache was asked for an aggregate; outside a unit of work nothing is decided.
     *
     * @param version in the cache, null where it holds none
     */
    static void noteAsked(String streamId, @Nullable Long version) {
        CurrentUnitOfWork.ifStarted(
                unitOfWork -> of(unitOfWork).known.putIfAbsent(streamId, new Known(version != null, version)));
    }

    /** An aggregate is about to be saved at this version, its new events included. */
    static void noteSaved(String streamId, long version) {
        CurrentUnitOfWork.ifStarted(unitOfWork -> of(unitOfWork)
                .known
                .merge(streamId, new Known(false, version), (old, saved) -> old.version() == null ? saved : old));
    }

    /** What must hold of the streams that came from a cache, those left out whose own events say so. */
    List<ExpectedVersion> cachedExcept(Set<String> streamIds) {
        return expected(entry -> entry.getValue().cached() && !streamIds.contains(entry.getKey()));
    }

    /** What must hold of every stream that was looked at, where none got an event. */
    List<ExpectedVersion> all() {
        return expected(entry -> true);
    }

    private List<ExpectedVersion> expected(Predicate<Map.Entry<String, Known>> which) {
        return known.entrySet().stream()
                .filter(which)
                .map(entry -> expected(entry.getKey(), entry.getValue().version()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable ExpectedVersion expected(String streamId, @Nullable Long version) {
        return version == null ? null : new ExpectedVersion(streamId, version);
    }
}
