package io.taskflow.bench.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Taskflow's API as a plain client uses it, for what is not itself measured: setting up and asking how far things are. */
public final class Api implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private final String base;
    private String token = "";

    Api(int port) {
        this.base = "http://127.0.0.1:" + port + "/api/v1";
    }

    /** Logs in and answers the access token, good for 15 minutes. */
    public String login(String email, String password) throws IOException, InterruptedException {
        token = "";
        token = post("/auth/login", json.createObjectNode().put("email", email).put("password", password))
                .get("accessToken")
                .asString();
        return token;
    }

    public JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        return send(
                path,
                builder -> builder.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return send(path, HttpRequest.Builder::GET);
    }

    /** A multipart form of files, each under its field's name. */
    public JsonNode upload(String path, List<Part> parts) throws IOException, InterruptedException {
        String boundary = UUID.randomUUID().toString();
        BodyPublisher body = BodyPublishers.noBody();
        for (Part part : parts) {
            String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part.field()
                    + "\"; filename=\"" + part.file().getFileName() + "\"\r\n\r\n";
            body = BodyPublishers.concat(
                    body,
                    BodyPublishers.ofString(head),
                    BodyPublishers.ofFile(part.file()),
                    BodyPublishers.ofString("\r\n"));
        }
        BodyPublisher whole = BodyPublishers.concat(body, BodyPublishers.ofString("--" + boundary + "--\r\n"));
        return send(
                path,
                builder -> builder.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(whole));
    }

    public JsonMapper json() {
        return json;
    }

    private JsonNode send(String path, UnaryOperator<HttpRequest.Builder> with)
            throws IOException, InterruptedException {
        var builder = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofMinutes(10));
        if (!token.isEmpty()) {
            builder.header("Authorization", "Bearer " + token);
        }
        var answer = client.send(with.apply(builder).build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty() ? json.createObjectNode() : json.readTree(answer.body());
    }

    @Override
    public void close() {
        client.close();
    }

    /** A file in a form. */
    public record Part(String field, Path file) {
        public Part {
            if (!Files.isReadable(file)) {
                throw new IllegalArgumentException(file + " cannot be read");
            }
        }
    }
}
