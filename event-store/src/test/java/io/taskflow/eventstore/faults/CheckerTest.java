package io.taskflow.eventstore.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.Receipt;
import io.taskflow.eventstore.faults.Checker.Logged;
import io.taskflow.eventstore.faults.Note.Call;
import io.taskflow.eventstore.faults.Note.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Histories made by hand, right ones and wrong ones. The n-th event of the log was recorded at second n; operations are named by a letter. */
class CheckerTest {
    private final List<Logged> log = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    @Test
    void takesWhatCouldHaveHappened() {
        call("a", 1, append("s", 0));
        call("b", 2, append("s", 0));
        answer("b", 3, refused("s", 0, 1));
        answer("a", 4, appended(1, "s", 1));
        call("c", 5, append("s", 1));
        call("d", 6, new Call.Version("s"));
        answer("d", 7, new Outcome.Told(2));
        call("e", 8, append("t", 0));
        call("f", 9, new Call.Head());
        answer("f", 10, new Outcome.Told(3));
        logged("a", "s");
        logged("c", "s");
        logged("e", "t");
        notes.addAll(List.of(new Note.Reading(1), saw(11, 2, "c"), saw(12, 3, "e"), new Note.CaughtUp(3)));

        assertThat(problems()).isEmpty();
    }

    @Test
    void findsAnAcknowledgedAppendThatIsLost() {
        call("a", 1, append("s", 0));
        answer("a", 2, appended(1, "s", 1));

        assertFound("acknowledged, but not in the log");
    }

    @Test
    void findsOneThatIsThereTwice() {
        call("a", 1, append("s", null));
        logged("a", "s");
        logged("a", "s");

        assertFound("in the log twice");
    }

    @Test
    void findsOneThatIsThereInPart() {
        call("a", 1, new Call.Append(AppendRequest.of(List.of(event("a.0", "s", null), event("a.1", "s", null)))));
        logged("a", "s");

        assertFound("in the log in part");
    }

    @Test
    void findsWhatNobodySent() {
        logged("a", "s");

        assertFound("nobody sent");
    }

    @Test
    void findsAGapAndATimeThatFalls() {
        call("a", 1, append("s", null));
        call("b", 1, append("s", null));
        log.add(new Logged(1, "a.0", "s", 0, Instant.ofEpochSecond(2)));
        log.add(new Logged(3, "b.0", "s", 1, Instant.ofEpochSecond(1)));

        assertFound("position 3 stands where 2 belongs");
        assertFound("before the one before it");
    }

    @Test
    void findsAnAppendThatWasTakenAtTheWrongVersion() {
        call("a", 1, append("s", 0));
        call("b", 1, append("s", 0));
        logged("a", "s");
        logged("b", "s");

        assertFound("should have been VersionConflict");
    }

    @Test
    void findsAWrongSequence() {
        call("a", 1, append("s", null));
        log.add(new Logged(1, "a.0", "s", 1, Instant.ofEpochSecond(1)));

        assertFound("position 1 is s/1/a.0 and should be s/0/a.0");
    }

    @Test
    void findsAClaimThatTwoHold() {
        call("a", 1, guarded(new Guard.Claim("k", "a")));
        call("b", 1, guarded(new Guard.Claim("k", "b")));
        logged("a", "guarded");
        logged("b", "guarded");

        assertFound("should have been Taken[key=k, value=a]");
    }

    @Test
    void findsACounterBeyondItsBound() {
        call("a", 1, guarded(new Guard.Count("n", 1, 1)));
        call("b", 1, guarded(new Guard.Count("n", 1, 1)));
        logged("a", "guarded");
        logged("b", "guarded");

        assertFound("should have been LimitExceeded");
    }

    @Test
    void findsWrongAnswers() {
        call("a", 1, append("s", 0));
        answer("a", 2, appended(1, "s", 2));
        call("b", 3, append("t", 0));
        answer("b", 4, refused("t", 0, 1));
        logged("a", "s");
        logged("b", "t");

        assertFound("answered wrongly");
        assertFound("in the log at 2, but");
    }

    @Test
    void findsAProcessThatDoesNotKnowWhatItWasTold() {
        call("a", 1, append("s", 0));
        answer("a", 2, new Outcome.Appended(result(1, "s", 1, false), 0));
        logged("a", "s");

        assertFound("knew of head 0 only");
    }

    @Test
    void findsAnOrderAgainstTime() {
        call("a", 1, append("s", null));
        answer("a", 2, appended(2, "s", 2));
        call("b", 3, append("s", null));
        answer("b", 4, appended(1, "s", 1));
        logged("b", "s");
        logged("a", "s");

        assertFound("answered before something called that stands before it");
    }

    @Test
    void findsARefusalWithoutReason() {
        call("a", 1, append("s", 0));
        answer("a", 2, appended(1, "s", 1));
        call("b", 3, append("s", 1));
        answer("b", 4, refused("s", 1, 2));
        call("c", 5, append("s", 1));
        logged("a", "s");
        logged("c", "s");

        assertFound("could not have been at any moment: b");
    }

    @Test
    void findsAStaleRead() {
        call("a", 1, append("s", 0));
        answer("a", 2, appended(1, "s", 1));
        call("b", 3, new Call.Version("s"));
        answer("b", 4, new Outcome.Told(0));
        logged("a", "s");

        assertFound("could not have been at any moment: b");
    }

    @Test
    void findsAReadThatGoesBackBehindAnother() {
        call("a", 1, append("s", 0));
        call("b", 2, new Call.Head());
        answer("b", 3, new Outcome.Told(1));
        call("c", 4, new Call.Head());
        answer("c", 5, new Outcome.Told(0));
        logged("a", "s");

        assertFound("could not have been at any moment: c");
    }

    @Test
    void findsAReceiptThatAnswersOtherwise() {
        call("a", 1, received("r", 1, "first"));
        call("b", 2, received("r", 1, "second"));
        answer(
                "b",
                3,
                new Outcome.Appended(
                        new AppendResult(1, Instant.ofEpochSecond(1), Map.of("received", 1L), true, "second", 1L), 1));
        logged("a", "received");

        assertFound("could not have been at any moment: b");
    }

    @Test
    void findsAReceiptThatIsForgotten() {
        call("a", 1, received("r", 1, "first"));
        call("b", 2, received("r", 1, "second"));
        logged("a", "received");
        logged("b", "received");

        assertFound("should have been Taken[position=1");
    }

    @Test
    void findsAnotherRequestUnderTheSameReceipt() {
        call("a", 1, received("r", 1, "first"));
        call("b", 2, received("r", 2, "second"));
        logged("a", "received");
        logged("b", "received");

        assertFound("should have been ReceiptMismatch");
    }

    @Test
    void findsWhatReadersMustNotSee() {
        for (String operation : List.of("a", "b", "c")) {
            call(operation, 5, append("s", null));
            logged(operation, "s");
        }

        assertSeen("saw position 3 after 1", saw(6, 1, "a"), saw(6, 3, "c"));
        assertSeen("saw position 1 after 1", saw(6, 1, "a"), saw(6, 1, "a"));
        assertSeen("saw b.0 at position 1, where a.0 is", saw(6, 1, "b"));
        assertSeen("saw position 4, which is not in the log", saw(6, 4, "d"));
        assertSeen("saw position 1 before it was sent", saw(4, 1, "a"));
        assertSeen("saw all up to 1 only, and the head was 3", saw(6, 1, "a"), new Note.CaughtUp(3));
    }

    @Test
    void findsWhatFailed() {
        call("a", 1, append("s", 0));
        answer("a", 2, new Outcome.Failed("out of luck"));

        assertFound("failed: out of luck");
    }

    private void assertSeen(String problem, Note... seen) {
        List<Note> reader = new ArrayList<>(List.of(new Note.Reading(0)));
        reader.addAll(Arrays.asList(seen));
        assertThat(Checker.problems(log, List.of(notes, reader)))
                .anySatisfy(found -> assertThat(found).contains(problem));
    }

    private void assertFound(String problem) {
        assertThat(problems()).anySatisfy(found -> assertThat(found).contains(problem));
    }

    private List<String> problems() {
        return Checker.problems(log, List.of(notes));
    }

    private void call(String operation, long at, Call call) {
        Call named = call instanceof Call.Append(AppendRequest request)
                        && request.events().getFirst().eventId().isEmpty()
                ? new Call.Append(new AppendRequest(
                        List.of(event(
                                operation + ".0",
                                request.events().getFirst().streamId(),
                                request.events().getFirst().sequence())),
                        request.expected(),
                        request.guards(),
                        request.receipt(),
                        null))
                : call;
        notes.add(new Note.Invoked(operation, at, named));
    }

    private void answer(String operation, long at, Outcome outcome) {
        notes.add(new Note.Answered(operation, at, outcome));
    }

    private void logged(String operation, String stream) {
        long position = log.size() + 1;
        long sequence =
                log.stream().filter(event -> event.streamId().equals(stream)).count();
        log.add(new Logged(position, operation + ".0", stream, sequence, Instant.ofEpochSecond(position)));
    }

    private static Note saw(long at, long position, String operation) {
        return new Note.Saw(at, position, operation + ".0");
    }

    private static Call append(String stream, Integer sequence) {
        return new Call.Append(
                AppendRequest.of(List.of(event("", stream, sequence == null ? null : sequence.longValue()))));
    }

    private static Call guarded(Guard guard) {
        return new Call.Append(
                AppendRequest.of(List.of(event("", "guarded", null))).with(List.of(), List.of(guard), null));
    }

    private static Call received(String key, int fingerprint, String resultId) {
        return new Call.Append(AppendRequest.of(List.of(event("", "received", null)))
                .with(List.of(), List.of(), new Receipt(key, new byte[] {(byte) fingerprint}, resultId)));
    }

    private static NewEvent event(String id, String stream, Long sequence) {
        return new NewEvent(
                id, stream, null, null, sequence, "t", null, "{}".getBytes(UTF_8), "{}".getBytes(UTF_8), null);
    }

    private static Outcome appended(long position, String stream, long version) {
        return new Outcome.Appended(result(position, stream, version, false), position);
    }

    private static AppendResult result(long position, String stream, long version, boolean replayed) {
        return new AppendResult(
                position, Instant.ofEpochSecond(position), Map.of(stream, version), replayed, null, version);
    }

    private static Outcome refused(String stream, long expected, long actual) {
        return new Outcome.Refused(new AppendRefusal.VersionConflict(stream, expected, actual));
    }
}
