package io.taskflow.command.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.http.CommandServer;
import io.taskflow.command.http.CommandServer.Answer;
import io.taskflow.command.http.CommandServer.Person;
import io.taskflow.command.http.CommandServer.SentMails;
import io.taskflow.command.mail.Mail;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.workspace.MemberRole;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvitationsTest {
    private static final Pattern TOKEN = Pattern.compile("(?m)^[A-Za-z0-9_-]{43}$");

    private static CommandServer server;
    private static Person ana;
    private UUID workspace;
    private Person bob;

    @BeforeAll
    static void start() {
        server = CommandServer.start();
        ana = server.person();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @BeforeEach
    void aWorkspaceAndSomeone() {
        workspace = ana.workspace();
        bob = server.person();
    }

    private Answer invite(Person by, String email, String role, String... headers) {
        return by.post(
                "/workspaces/" + workspace + "/invitations",
                "{\"email\": \"" + email + "\", \"role\": \"" + role + "\"}",
                headers);
    }

    /** The token in the newest mail to someone, as the body of an answer. */
    private static String token(Person person) {
        Mail mail = Objects.requireNonNull(server.bean(SentMails.class).take(person.email()), "a mail");
        Matcher token = TOKEN.matcher(mail.text());
        assertThat(token.find()).isTrue();
        return "{\"token\": \"" + token.group() + "\"}";
    }

    private static Answer accept(Person person, String token) {
        return person.post("/invitations/accept", token);
    }

    @Test
    void whoIsInvitedComes() {
        invite(ana, bob.email().toUpperCase(Locale.ROOT), "MEMBER").expect(201);

        Answer came = accept(bob, token(bob)).expect(200);

        assertThat(came.id()).isEqualTo(workspace);
        bob.board(workspace, "Todo");
    }

    @Test
    void anInvitationBringsOnePersonOnce() {
        invite(ana, bob.email(), "MEMBER").expect(201);
        String token = token(bob);
        accept(bob, token).expect(200);

        accept(bob, token).refused(409, "invitation-accepted");
        bob.post("/invitations/decline", token).refused(409, "invitation-accepted");
        bob.delete("/workspaces/" + workspace + "/members/" + bob.id).expect(200);
        accept(bob, token).refused(409, "invitation-accepted");
    }

    @Test
    void onlyTheInvitedAddressAnswers() {
        invite(ana, bob.email(), "MEMBER").expect(201);
        String token = token(bob);
        Person eve = server.person();

        accept(eve, token).refused(403, "forbidden");
        eve.post("/invitations/decline", token).refused(403, "forbidden");
        accept(bob, "{\"token\": \"guessed\"}").refused(404, "not-found");
        accept(bob, "{}").refused(422, "invalid");
        accept(bob, token).expect(200);
    }

    @Test
    void whoIsOnlyInvitedIsNotToldWhatHappened() {
        invite(ana, bob.email(), "MEMBER").expect(201);
        String token = token(bob);
        for (String answer : List.of("accept", "decline")) {
            Answer stale = bob.post("/invitations/" + answer, token, "If-Match", "\"1\"")
                    .refused(412, "stale");
            assertThat(stale.body().has("events")).isFalse();
        }
    }

    @Test
    void onlyAConfirmedAddressAnswers() {
        invite(ana, bob.email(), "MEMBER").expect(201);
        String token = token(bob);
        confirmed(bob, false);
        accept(bob, token).refused(403, "forbidden");
        bob.post("/invitations/decline", token).refused(403, "forbidden");

        confirmed(bob, true);
        accept(bob, token).expect(200);
    }

    private static void confirmed(Person person, boolean confirmed) {
        server.sql()
                .sql("UPDATE account.account SET email_confirmed = ? WHERE id = ?")
                .params(confirmed, person.id)
                .update();
    }

    @Test
    void itIsGoodForAWeek() {
        UUID invitation = invite(ana, bob.email(), "MEMBER").expect(201).id();
        String token = token(bob);
        assertThat(server.sql()
                        .sql(
                                "SELECT expires_at - created_at > interval '6 days 23 hours' FROM command.invitation WHERE id = ?")
                        .param(invitation)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        accept(bob, token).expect(200);
    }

    @Test
    void whatIsSentAgainHasANewToken() {
        UUID invitation = invite(ana, bob.email(), "GUEST").expect(201).id();
        String old = token(bob);

        ana.post("/invitations/" + invitation + "/resend", null, "Idempotency-Key", "again")
                .expect(200);
        String fresh = token(bob);
        ana.post("/invitations/" + invitation + "/resend", null, "Idempotency-Key", "again")
                .expect(200);

        assertThat(server.bean(SentMails.class).take(bob.email())).isNull();
        accept(bob, old).refused(404, "not-found");
        accept(bob, fresh).expect(200);
        ana.post("/invitations/" + invitation + "/resend", null).refused(409, "invitation-accepted");
    }

    @Test
    void whatIsTakenBackOrDeclinedAnswersNothing() {
        UUID invitation = invite(ana, bob.email(), "MEMBER").expect(201).id();
        String token = token(bob);
        ana.delete("/invitations/" + invitation).expect(200);
        accept(bob, token).refused(404, "not-found");
        ana.delete("/invitations/" + invitation).refused(404, "not-found");

        invite(ana, bob.email(), "MEMBER").expect(201);
        String second = token(bob);
        bob.post("/invitations/decline", second).expect(200);
        accept(bob, second).refused(404, "not-found");
        assertThat(server.sql()
                        .sql("SELECT count(*) FROM command.invitation WHERE email = ?")
                        .param(bob.email())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoTakesBackOrDeclinesTwiceUnderOneKeyIsAnsweredAsTheFirstTime() {
        String revoke =
                "/invitations/" + invite(ana, bob.email(), "MEMBER").expect(201).id();
        Answer revoked = ana.delete(revoke, "Idempotency-Key", "one").expect(200);
        assertThat(ana.delete(revoke, "Idempotency-Key", "one").expect(200).body())
                .isEqualTo(revoked.body());

        invite(ana, bob.email(), "MEMBER").expect(201);
        String token = token(bob);
        Answer declined = bob.post("/invitations/decline", token, "Idempotency-Key", "one")
                .expect(200);
        assertThat(bob.post("/invitations/decline", token, "Idempotency-Key", "one")
                        .expect(200)
                        .body())
                .isEqualTo(declined.body());
        bob.post("/invitations/decline", token).refused(404, "not-found");
        server.person().post("/invitations/decline", token).refused(404, "not-found");
    }

    @Test
    void anAddressIsInvitedOnceAtATime() {
        UUID first = invite(ana, bob.email(), "MEMBER", "Idempotency-Key", "one")
                .expect(201)
                .id();
        token(bob);

        invite(ana, bob.email(), "GUEST").refused(409, "already-invited");
        Answer again =
                invite(ana, bob.email(), "MEMBER", "Idempotency-Key", "one").expect(201);

        assertThat(again.id()).isEqualTo(first);
        assertThat(server.bean(SentMails.class).take(bob.email())).isNull();
        assertThat(server.sql()
                        .sql("SELECT count(*) FROM command.invitation WHERE workspace_id = ?")
                        .param(workspace)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void onlyOwnersInviteOwnersAndMembersNobody() {
        server.join(workspace, bob, MemberRole.ADMIN);
        Person eve = server.person();
        invite(bob, eve.email(), "OWNER").refused(403, "forbidden");
        UUID invitation = invite(bob, eve.email(), "ADMIN").expect(201).id();
        server.join(workspace, eve, MemberRole.MEMBER);
        invite(eve, bob.email(), "GUEST").refused(403, "forbidden");
        eve.delete("/invitations/" + invitation).refused(403, "forbidden");
        Person stranger = server.person();
        stranger.delete("/invitations/" + invitation).refused(404, "not-found");
        stranger.post("/invitations/" + invitation + "/resend", null).refused(404, "not-found");
        invite(stranger, bob.email(), "GUEST").refused(404, "not-found");
        stranger.delete("/invitations/" + UuidV7.next()).refused(404, "not-found");
    }

    @Test
    void whoIsInAlreadyKeepsTheirRole() {
        server.join(workspace, bob, MemberRole.ADMIN);
        invite(ana, bob.email(), "GUEST").expect(201);
        accept(bob, token(bob)).expect(200);
        bob.patch("/workspaces/" + workspace, "{\"name\": \"His\"}").expect(200);
    }

    @Test
    void noAddressOrTokenIsInTheLog() {
        invite(ana, bob.email(), "MEMBER").expect(201);
        String token = token(bob);
        accept(bob, token).expect(200);
        assertThat(server.sql()
                        .sql("SELECT string_agg(convert_from(payload, 'UTF8') || convert_from(metadata, 'UTF8'), '') "
                                + "FROM log.event WHERE stream_id = ?")
                        .param(workspace.toString())
                        .query(String.class)
                        .single())
                .contains(bob.id.toString())
                .doesNotContain("@taskflow.example")
                .doesNotContain(token.substring(11, 50));
    }
}
