package io.taskflow.eventstore.archive;

import io.taskflow.eventstore.archive.Archive.Content;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects of S3, named {@code s3://bucket/key}. Who asks, and in which region, is known from where all of Amazon's tools have it: environment, profile or role. */
final class S3Objects {
    /** Bytes sent at a time; an object has up to ten thousand such parts. */
    private static final int PART = 8 << 20;

    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final S3Client s3;

    /** @param endpoint of a server that speaks S3, whose buckets are named by path; null for Amazon's */
    S3Objects(@Nullable URI endpoint) throws IOException {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                // What is stored is read back and compared; other servers may not know Amazon's newer checksums.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (endpoint != null) {
            builder.endpointOverride(endpoint).forcePathStyle(true);
        }
        try {
            s3 = builder.build();
        } catch (SdkException e) {
            throw new IOException("S3 cannot be used: " + e.getMessage(), e);
        }
    }

    /** Seen whole or not at all. */
    void store(URI place, Content content) throws IOException {
        var upload = new Upload(place);
        try {
            content.writeTo(upload);
            upload.complete();
        } catch (SdkException e) {
            throw new IOException(place + " cannot be stored: " + e.getMessage(), e);
        } finally {
            upload.forget();
        }
    }

    byte[] read(URI place, long offset, int length) throws IOException {
        String range = "bytes=" + offset + "-" + (offset + length - 1);
        try (ResponseInputStream<GetObjectResponse> in =
                s3.getObject(ask -> ask.bucket(bucket(place)).key(key(place)).range(range))) {
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException(place + " ends before byte " + (offset + length));
            }
            return bytes;
        } catch (SdkException e) {
            throw unreadable(place, e);
        }
    }

    long size(URI place) throws IOException {
        try {
            return s3.headObject(ask -> ask.bucket(bucket(place)).key(key(place)))
                    .contentLength();
        } catch (SdkException e) {
            throw unreadable(place, e);
        }
    }

    private static IOException unreadable(URI place, SdkException e) {
        if (e instanceof NoSuchKeyException) {
            return new NoSuchFileException(place.toString());
        }
        if (e instanceof S3Exception answer && answer.statusCode() == RANGE_NOT_SATISFIABLE) {
            return new EOFException(place + " ends before the range that was asked for");
        }
        return new IOException(place + " cannot be read: " + e.getMessage(), e);
    }

    private static String bucket(URI place) {
        return place.getHost();
    }

    private static String key(URI place) {
        return place.getPath().substring(1);
    }

    /** Sends an object in parts; one that is small at once. */
    private final class Upload extends OutputStream {
        private final URI place;
        private final byte[] part = new byte[PART];
        private final List<CompletedPart> sent = new ArrayList<>();
        private int filled;
        private @Nullable String id;

        private Upload(URI place) {
            this.place = place;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            int end = offset + length;
            for (int from = offset; from < end; ) {
                if (filled == PART) {
                    send();
                }
                int taken = Math.min(end - from, PART - filled);
                System.arraycopy(bytes, from, part, filled, taken);
                filled += taken;
                from += taken;
            }
        }

        private void send() {
            if (id == null) {
                id = s3.createMultipartUpload(ask -> ask.bucket(bucket(place)).key(key(place)))
                        .uploadId();
            }
            int number = sent.size() + 1;
            String tag = s3.uploadPart(
                            ask -> ask.bucket(bucket(place))
                                    .key(key(place))
                                    .uploadId(id)
                                    .partNumber(number),
                            filling())
                    .eTag();
            sent.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
            filled = 0;
        }

        private RequestBody filling() {
            return RequestBody.fromByteBuffer(ByteBuffer.wrap(part, 0, filled));
        }

        void complete() {
            if (id == null) {
                s3.putObject(ask -> ask.bucket(bucket(place)).key(key(place)), filling());
                return;
            }
            send();
            s3.completeMultipartUpload(ask ->
                    ask.bucket(bucket(place)).key(key(place)).uploadId(id).multipartUpload(parts -> parts.parts(sent)));
            id = null;
        }

        /** Parts that belong to nothing are paid for all the same. */
        void forget() {
            if (id != null) {
                try {
                    s3.abortMultipartUpload(
                            ask -> ask.bucket(bucket(place)).key(key(place)).uploadId(id));
                } catch (SdkException ignored) {
                    // The bucket's rules for unfinished uploads do it.
                }
            }
        }
    }
}
