package io.taskflow.eventstore.axon;

import io.taskflow.eventstore.ExpectedVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** On which versions of which streams a unit of work decides. What came from a cache may be stale, so it must be confirmed. */
final class DecisionBasis {

    private static final String RESOURCE_KEY = DecisionBasis.class.getName();

    private final Map<String, Long> cached = new HashMap<>();
    private final Map<String, Long> loaded = new HashMap<>();

    static DecisionBasis of(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrComputeResource(RESOURCE_KEY, key -> new DecisionBasis());
    }

    /** The aggregate was found in a cache at this version; outside a unit of work nothing is decided. */
    static void noteCached(String streamId, long version) {
        CurrentUnitOfWork.ifStarted(unitOfWork -> of(unitOfWork).cached.putIfAbsent(streamId, version));
    }

    /** The aggregate is about to be saved at this version, its new events included. */
    static void noteLoaded(String streamId, long version) {
        CurrentUnitOfWork.ifStarted(unitOfWork -> of(unitOfWork).loaded.put(streamId, version));
    }

    /** What must hold of the streams that came from a cache, those left out whose own events say so. */
    List<ExpectedVersion> cachedExcept(Set<String> streamIds) {
        return cached.entrySet().stream()
                .filter(entry -> !streamIds.contains(entry.getKey()))
                .map(entry -> new ExpectedVersion(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** What must hold of every stream that was looked at, where none got an event. */
    List<ExpectedVersion> all() {
        Map<String, Long> versions = new HashMap<>(loaded);
        versions.putAll(cached);
        return versions.entrySet().stream()
                .map(entry -> new ExpectedVersion(entry.getKey(), entry.getValue()))
                .toList();
    }
}
