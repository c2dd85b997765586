package io.taskflow.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerParserTest {
    private static final String ANSWERS = "HTTP/1.1 201 Created\r\nContent-Length: 5\r\n\r\nab\r\nc"
            + "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nx\ny\r\n11\r\n01234567890123456\r\n0\r\n\r\n"
            + "HTTP/1.1 204 No Content\r\n\r\n"
            + "HTTP/1.1 500 Oops\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void finds_where_each_answer_ends_however_the_bytes_arrive(int piece) {
        byte[] all = ANSWERS.getBytes(StandardCharsets.ISO_8859_1);
        var parser = new AnswerParser();
        List<String> seen = new ArrayList<>();
        for (int at = 0; at < all.length; at += piece) {
            var in = ByteBuffer.wrap(all, at, Math.min(piece, all.length - at));
            while (parser.take(in)) {
                seen.add(parser.status() + (parser.closing() ? " closing" : ""));
            }
        }

        assertThat(seen).containsExactly("201", "200", "204", "500 closing");
    }
}
