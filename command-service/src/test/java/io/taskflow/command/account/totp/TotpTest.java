package io.taskflow.command.account.totp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, of whose eight digits an app shows the last six. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long second, String code) {
        Instant now = Instant.ofEpochSecond(second);

        assertThat(Totp.code(SECRET, Totp.stepAt(now))).isEqualTo(code);
        assertThat(Totp.step(SECRET, code, now)).hasValue(second / 30);
    }

    @Test
    void aClockMayBeHalfAMinuteOff() {
        Instant now = Instant.ofEpochSecond(1_000_000_020);
        String code = Totp.code(SECRET, Totp.stepAt(now));

        assertThat(Totp.step(SECRET, code, now.minusSeconds(30))).isPresent();
        assertThat(Totp.step(SECRET, code, now.plusSeconds(30))).isPresent();
        assertThat(Totp.step(SECRET, code, now.minusSeconds(60))).isEmpty();
        assertThat(Totp.step(SECRET, code, now.plusSeconds(60))).isEmpty();
        assertThat(Totp.step(SECRET, "١٢٣٤٥٦", now)).isEmpty();
    }

    @Test
    void aCodeIsGoodOnceAndThoseBeforeItNotAnyMore() {
        var factor = new SecondFactor(UUID.randomUUID(), SECRET);
        Instant now = Instant.ofEpochSecond(1_000_000_020);
        long step = Totp.stepAt(now);

        assertThat(factor.take(Totp.code(SECRET, step), now)).isTrue();
        assertThat(factor.take(Totp.code(SECRET, step), now)).isFalse();
        assertThat(factor.take(Totp.code(SECRET, step - 1), now)).isFalse();
        assertThat(factor.take(Totp.code(SECRET, step + 1), now)).isTrue();
        assertThat(factor.take(Totp.code(SECRET, step), now)).isFalse();
    }

    /** RFC 4648, section 10. */
    @Test
    void bytesAreWrittenAsBase32() {
        assertThat(Base32.of("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTB");
        assertThat(Base32.of(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Base32.of(new byte[] {-1, -1, -1, -1, -1})).isEqualTo("77777777");
    }

    @Test
    void recoveryCodesAreReadHoweverTheyAreTyped() {
        assertThat(RecoveryCodes.random())
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(code).matches("[a-z2-7]{4}(-[a-z2-7]{4}){3}"));
        assertThat(RecoveryCodes.hash("abcd-efgh-2345-6777"))
                .isEqualTo(RecoveryCodes.hash(" ABCD EFGH 2345 6777"))
                .isNotEqualTo(RecoveryCodes.hash("abcd-efgh-2345-6776"));
    }
}
