package io.taskflow.support.security;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The secret all services of one installation share: 32 random bytes in {@code account.signing_key}, made by whichever
 * service needs it first. It signs access tokens and seals cursors.
 */
public final class SigningKey {
    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private volatile byte @Nullable [] bytes;

    public SigningKey(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The key; the same array at each call, not to be changed. */
    public byte[] bytes() {
        byte[] known = bytes;
        if (known == null) {
            known = stored().orElseGet(this::make);
            bytes = known;
        }
        return known;
    }

    private Optional<byte[]> stored() {
        return jdbc.sql("SELECT key FROM account.signing_key")
                .query(byte[].class)
                .optional();
    }

    private byte[] make() {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        jdbc.sql("INSERT INTO account.signing_key (key) VALUES (?) ON CONFLICT DO NOTHING")
                .param(fresh)
                .update();
        Supplier<IllegalStateException> gone = () -> new IllegalStateException("the signing key vanished");
        return stored().orElseThrow(gone);
    }
}
