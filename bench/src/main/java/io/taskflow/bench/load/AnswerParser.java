package io.taskflow.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads HTTP/1.1 answers off a byte stream: the status, and where an answer ends. Bodies are passed over, not kept. */
final class AnswerParser {
    private enum State {
        HEADER,
        BODY,
        CHUNK_SIZE,
        CHUNK_DATA,
        CHUNK_END,
        TRAILER
    }

    private static final int LONGEST_LINE = 16 * 1024;

    private final byte[] line = new byte[LONGEST_LINE];
    private int length;
    private State state = State.HEADER;
    private boolean first = true;
    private boolean chunked;
    private boolean closing;
    private long remaining;
    private int status;

    /** Takes what is there; true once an answer is complete. Bytes behind it stay in the buffer. */
    boolean take(ByteBuffer in) {
        while (in.hasRemaining()) {
            if (state == State.BODY || state == State.CHUNK_DATA) {
                int step = (int) Math.min(remaining, in.remaining());
                in.position(in.position() + step);
                remaining -= step;
                if (remaining == 0) {
                    if (state == State.BODY) {
                        return complete();
                    }
                    state = State.CHUNK_END;
                }
            } else {
                byte b = in.get();
                if (b != '\n') {
                    line[length++] = b;
                } else if (endOfLine()) {
                    return complete();
                }
            }
        }
        return false;
    }

    int status() {
        return status;
    }

    /** Whether the server ends the connection after the answer just completed. */
    boolean closing() {
        return closing;
    }

    void reset() {
        state = State.HEADER;
        first = true;
        length = 0;
    }

    private boolean complete() {
        reset();
        return true;
    }

    private boolean endOfLine() {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        length = 0;
        return switch (state) {
            case HEADER -> header(end);
            case CHUNK_SIZE -> {
                remaining = Long.parseLong(text(0, end), 16);
                state = remaining == 0 ? State.TRAILER : State.CHUNK_DATA;
                yield false;
            }
            case CHUNK_END -> {
                state = State.CHUNK_SIZE;
                yield false;
            }
            case TRAILER -> end == 0;
            case BODY, CHUNK_DATA -> throw new IllegalStateException("a body has no lines");
        };
    }

    private boolean header(int end) {
        if (first) {
            first = false;
            chunked = false;
            closing = false;
            remaining = 0;
            status = Integer.parseInt(text(9, 12));
            return false;
        }
        if (end == 0) {
            state = chunked ? State.CHUNK_SIZE : State.BODY;
            return !chunked && remaining == 0;
        }
        // Only three headers matter here, and these letters begin few others.
        if (line[0] == 'C' || line[0] == 'c' || line[0] == 'T' || line[0] == 't') {
            String text = text(0, end).toLowerCase(Locale.ROOT);
            if (text.startsWith("content-length:")) {
                remaining = Long.parseLong(text.substring(15).strip());
            } else if (text.startsWith("transfer-encoding:") && text.contains("chunked")) {
                chunked = true;
            } else if (text.startsWith("connection:") && text.contains("close")) {
                closing = true;
            }
        }
        return false;
    }

    private String text(int from, int to) {
        return new String(line, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
