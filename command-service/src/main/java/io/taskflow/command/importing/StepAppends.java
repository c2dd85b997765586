package io.taskflow.command.importing;

import io.taskflow.command.importing.StepReader.Step;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.support.events.EventCodec;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** An import's steps as append requests, one after the other, from any step an append begins at. */
final class StepAppends {
    private final ImportJob job;
    private final ImportStore store;
    private final EventCodec codec;
    private final People people;
    private final StepReader steps;
    private @Nullable BoardWriter writer;
    private @Nullable ImportBoard board;

    /**
     * One request.
     *
     * @param nextStep the first step after it
     */
    record StepAppend(AppendRequest request, String claim, long nextStep, int events) {}

    StepAppends(ImportJob job, ImportStore store, DataSource database, EventCodec codec) throws SQLException {
        this.job = job;
        this.store = store;
        this.codec = codec;
        this.people = new People(job.workspaceId());
        StepReader ahead = new StepReader(database, job.id(), job.nextStep());
        Step first = ahead.peek();
        if (first == null) {
            this.steps = ahead;
            return;
        }
        ImportBoard begun = board(first.boardNumber());
        this.steps = new StepReader(database, job.id(), begun.firstStep());
        rewrite(first.step());
    }

    /** A board's columns and their counts come from its steps: those already in the log are written again, to nowhere. */
    private void rewrite(long untilStep) throws SQLException {
        for (Step step = steps.peek(); step != null && step.step() < untilStep; step = steps.peek()) {
            steps.take();
            writerOf(step).write(step.step(), step.change(), event -> {}, guard -> {});
        }
    }

    /** The next request, or null after the last. */
    @Nullable
    StepAppend next() throws SQLException {
        Step first = steps.peek();
        if (first == null) {
            return null;
        }
        var events = new ArrayList<NewEvent>();
        var guards = new ArrayList<Guard>();
        String claim = ImportClaims.step(job.id(), first.step());
        guards.add(new Guard.MustExist(ImportClaims.alive(job.id())));
        // As a right it is looked at first: sent a second time, the events themselves would look out of turn.
        guards.add(new Guard.MustExist(claim, true));
        guards.add(new Guard.Release(claim));
        long next = first.step();
        for (Step step = first; step != null && step.append() == first.append(); step = steps.peek()) {
            steps.take();
            writerOf(step).write(step.step(), step.change(), events::add, guards::add);
            next = step.step() + 1;
        }
        guards.add(new Guard.Claim(ImportClaims.step(job.id(), next), null));
        return new StepAppend(AppendRequest.of(events).with(List.of(), guards, null), claim, next, events.size());
    }

    private BoardWriter writerOf(Step step) {
        if (writer == null || board == null || board.number() != step.boardNumber()) {
            board = board(step.boardNumber());
            writer = new BoardWriter(job.id(), job.workspaceId(), board, job.fieldNames(), codec, people);
        }
        return writer;
    }

    private ImportBoard board(long number) {
        return store.boards(job.id(), number - 1, 1).getFirst();
    }
}
