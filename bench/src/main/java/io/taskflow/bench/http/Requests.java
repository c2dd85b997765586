package io.taskflow.bench.http;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Makes HTTP/1.1 requests as bytes; with a token where the server asks for one. */
final class Requests {
    private volatile String authorization = "";

    void authorize(String token) {
        authorization = "Authorization: Bearer " + token + "\r\n";
    }

    byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + authorization + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * A POST of JSON.
     *
     * @param keyed with an Idempotency-Key of its own
     */
    byte[] post(String path, String json, boolean keyed) {
        String key = keyed ? "Idempotency-Key: " + UUID.randomUUID() + "\r\n" : "";
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + json.length() + "\r\n" + key + authorization + "\r\n" + json)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
