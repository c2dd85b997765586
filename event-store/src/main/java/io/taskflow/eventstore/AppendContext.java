package io.taskflow.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command wants of its append beside the events, put into the resources of the root unit of work under {@link #RESOURCE_KEY} before the
 * handler runs. The engine reads it when the unit of work commits and leaves the result in it. Used by one thread.
 */
public final class AppendContext {

    public static final String RESOURCE_KEY = AppendContext.class.getName();

    private final List<Guard> guards = new ArrayList<>();
    private final List<ExpectedVersion> expected = new ArrayList<>();
    private @Nullable Receipt receipt;
    private @Nullable AppendResult result;

    public AppendContext guard(Guard guard) {
        guards.add(guard);
        return this;
    }

    public AppendContext expect(ExpectedVersion version) {
        expected.add(version);
        return this;
    }

    public AppendContext receipt(@Nullable Receipt newReceipt) {
        receipt = newReceipt;
        return this;
    }

    public List<Guard> guards() {
        return List.copyOf(guards);
    }

    public List<ExpectedVersion> expected() {
        return List.copyOf(expected);
    }

    public Optional<Receipt> receipt() {
        return Optional.ofNullable(receipt);
    }

    /** Empty while nothing was appended: the command yielded no event (or was refused). */
    public Optional<AppendResult> result() {
        return Optional.ofNullable(result);
    }

    /** This context's wishes as a request without events, for a command that yields none. */
    public AppendRequest asRequest() {
        return new AppendRequest(List.of(), expected, guards, receipt, null);
    }

    public void complete(AppendResult appended) {
        result = appended;
    }
}
