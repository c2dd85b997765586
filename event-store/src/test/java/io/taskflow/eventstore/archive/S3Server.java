package io.taskflow.eventstore.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** A server that speaks S3 and checks signatures, in a process of its own, with one bucket. While it runs, its user is that of this process's clients. */
public final class S3Server implements AutoCloseable {
    private static final Pattern STARTED = Pattern.compile("Started ServerConnector.*\\{127\\.0\\.0\\.1:(\\d+)}");

    private final String user = "user-" + UUID.randomUUID();
    private final String secret = UUID.randomUUID().toString();
    private final String bucket = "bucket-" + UUID.randomUUID();
    private final Path settings;
    private final Process process;
    private final URI endpoint;

    public S3Server() {
        try {
            settings = Files.createTempFile("s3", ".properties");
            var properties = new Properties();
            properties.putAll(Map.of(
                    "s3proxy.endpoint", "http://127.0.0.1:0",
                    "s3proxy.authorization", "aws-v4",
                    "s3proxy.identity", user,
                    "s3proxy.credential", secret,
                    "jclouds.provider", "transient-nio2",
                    "jclouds.identity", "any",
                    "jclouds.credential", "any"));
            try (Writer out = Files.newBufferedWriter(settings)) {
                properties.store(out, null);
            }
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-jar",
                            Path.of("target", "s3proxy.jar").toString(),
                            "--properties",
                            settings.toString())
                    .redirectErrorStream(true)
                    .start();
            endpoint = URI.create("http://127.0.0.1:" + port(process.inputReader(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment().forEach((name, value) -> System.setProperty(property(name), value));
        try (S3Client s3 = client()) {
            s3.createBucket(make -> make.bucket(bucket));
        }
    }

    /** Its port; what it says after that is thrown away. */
    private static int port(BufferedReader said) throws IOException {
        var before = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                Thread.ofVirtual().start(() -> said.lines().forEach(more -> {}));
                return Integer.parseInt(started.group(1));
            }
            before.append(line).append('\n');
        }
        throw new IOException("the S3 server did not start: " + before);
    }

    public URI endpoint() {
        return endpoint;
    }

    public String bucket() {
        return bucket;
    }

    /** What tells another process who it is. */
    public Map<String, String> environment() {
        return Map.of("AWS_ACCESS_KEY_ID", user, "AWS_SECRET_ACCESS_KEY", secret, "AWS_REGION", "us-east-1");
    }

    private static String property(String variable) {
        return switch (variable) {
            case "AWS_ACCESS_KEY_ID" -> "aws.accessKeyId";
            case "AWS_SECRET_ACCESS_KEY" -> "aws.secretAccessKey";
            default -> "aws.region";
        };
    }

    /** Another client than the archive's. */
    public S3Client client() {
        return S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .build();
    }

    @Override
    public void close() {
        environment().keySet().forEach(name -> System.clearProperty(property(name)));
        process.destroyForcibly();
        try {
            process.waitFor();
            Files.delete(settings);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
