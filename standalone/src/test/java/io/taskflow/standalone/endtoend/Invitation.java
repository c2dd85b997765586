package io.taskflow.standalone.endtoend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Invites people, and finds the tokens they are mailed where a server without a mail server writes them. */
final class Invitation {
    private Invitation() {}

    /** Lets someone be in a workspace with a role. */
    static void join(ServerProcess server, Api owner, String workspace, Api person, String role) throws Exception {
        JsonNode me = person.get("/me").ok().json();
        String email = me.get("email").asString();
        if (!me.get("emailConfirmed").asBoolean()) {
            String registered = tokens(server, email, 1).getFirst();
            person.post("/auth/confirm", Map.of("token", registered)).ok();
        }
        int before = tokens(server.lines(), email).size();
        invite(owner, workspace, email, role);
        String invited = tokens(server, email, before + 1).getLast();
        person.post("/invitations/accept", Map.of("token", invited)).ok();
    }

    /** @return the invitation's id */
    static String invite(Api owner, String workspace, String email, String role) throws Exception {
        return owner.post("/workspaces/" + workspace + "/invitations", Map.of("email", email, "role", role))
                .ok()
                .id();
    }

    /** All that were mailed to an address, once there are so many. */
    private static List<String> tokens(ServerProcess server, String email, int least) throws Exception {
        return Await.until(
                "a mail to " + email,
                Duration.ofSeconds(30),
                () -> tokens(server.lines(), email),
                all -> all.size() >= least);
    }

    /** All that were mailed to an address, oldest first. */
    private static List<String> tokens(List<String> lines, String email) {
        List<String> tokens = new ArrayList<>();
        boolean mailed = false;
        for (String line : lines) {
            if (line.contains("mail to ")) {
                mailed = line.contains("mail to " + email + ":");
            } else if (mailed && line.matches("[A-Za-z0-9_-]{43}")) {
                tokens.add(line);
                mailed = false;
            }
        }
        return tokens;
    }
}
