/**
 * Axon Framework 4 on the log: storage engine, event store, token store, and the command side's way to append.
 *
 * <h2>The command side in short</h2>
 *
 * An aggregate names its cache, its handler takes the append context as a parameter and puts into it what events cannot say:
 *
 * <pre>{@code
 * @Aggregate(cache = "aggregateCache")
 * class Account {
 *     @CommandHandler
 *     Outcome handle(Withdraw command, AppendContext append) {
 *         if (balance < command.amount()) {
 *             return new Overdrawn(balance);                        // a refusal, see Refusals: nothing is appended
 *         }
 *         append.guard(new Guard.Claim("transfer/" + command.transfer(), accountId));
 *         apply(new Withdrawn(command.amount()));                   // or nothing: the guards are checked and the answer is as durable
 *         return Outcome.DONE;
 *     }
 * }
 * }</pre>
 *
 * Whoever takes the request sends it through the {@link CommandDispatcher} (a bean) and answers with what the append said:
 *
 * <pre>{@code
 * CommandAnswer<Outcome> answer = dispatcher.send(command, Map.of("scope", scope, "actor", actor), append -> append
 *         .receipt(receipt)                                         // from an Idempotency-Key
 *         .guard(new Guard.MustExist(membership, true))             // a right: checked before a receipt may answer
 *         .expect(new ExpectedVersion(accountId, ifMatch)));        // from If-Match; numbers of events, 0 for a stream that must not exist
 * switch (answer) {
 *     case Accepted(Outcome outcome, AppendResult appended) -> ...  // position, recordedAt, versions; outcome is null where a receipt answered
 *     case Refused(Outcome refusal) -> ...
 * }
 * }</pre>
 *
 * What may be thrown instead: {@link io.taskflow.eventstore.AppendRefusedException} where a guard, the receipt, or a version that the client expected
 * refused (a {@code VersionConflict} in it is therefore always the client's own stale version); {@code AggregateStreamCreationException} where a
 * stream that was to begin exists already; {@code AggregateNotFoundException}; {@link ContendedException}; and
 * {@link io.taskflow.eventstore.LogUnavailableException}. The version for {@code expect} and in the answer counts events: Axon's aggregate version
 * plus one. The wishes are made anew for every attempt, and so is the decision: handlers must not have other effects.
 *
 * <p>Cached state that another process made stale is never decided on: events conflict by their sequence numbers; a decision without events takes the
 * versions it rests on along; a refusal is confirmed by reading them. Each roll-back evicts what its unit of work had loaded. Commands for one
 * aggregate wait for each other in one process, from load to commit; those for different aggregates meet in one group commit.
 */
@NullMarked
package io.taskflow.eventstore.axon;

import org.jspecify.annotations.NullMarked;
