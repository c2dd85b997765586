package io.taskflow.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "print, '', print",
        "'big print', 'big ', print",
        "'(big) (prin', '(big) (', prin",
        "'\"a b\" cde', '\"a b\" ', cde"
    })
    void theLastWordIsABeginning(String q, String before, String word) {
        assertThat(Words.of(q).beginning()).hasValue(new Words.Beginning(before, word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a or", "ab", "print!", "-print", "\"big print", "big print\"", "e-mail"})
    void whatIsNoPlainWordIsNoBeginning(String q) {
        assertThat(Words.of(q).beginning()).isEmpty();
    }

    @Test
    void fieldsAreNoWords() {
        assertThat(Words.of("field:team=V30 big field:\"found by\"=\"a b\" print"))
                .isEqualTo(new Words("big  print", Map.of("team", "V30", "found by", "a b")));
        assertThat(Words.of("field:team").fields()).isEmpty();
    }

    @Test
    void marksAreQuoted() {
        assertThat(Words.mark("it's", "\\")).isEqualTo("'=it''s=\\\\'");
    }

    @Test
    void namesOfTasksAreNumbered() {
        assertThat(Words.of("OPS-12").numbered()).hasValue(new Words.Numbered("OPS", 12));
        assertThat(Words.of("OPS-1234567890").numbered()).isEmpty();
        assertThat(Words.of("a OPS-12").numbered()).isEmpty();
    }
}
