package io.taskflow.eventstore.postgres;

import org.jspecify.annotations.Nullable;

/** What ids, types and keys may look like: not empty, bounded, no control characters, no lone surrogates. */
final class Names {
    static final int MAX_KEY_BYTES = 1_024;

    private Names() {}

    static void requireIfPresent(String what, @Nullable String name, int maxBytes) {
        if (name != null) {
            require(what, name, maxBytes);
        }
    }

    /** @throws IllegalArgumentException saying which rule the name breaks */
    static void require(String what, String name, int maxBytes) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException(what + " must not be empty");
        }
        int bytes = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isISOControl(c)) {
                throw new IllegalArgumentException(what + " must not have control characters");
            }
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(c)) {
                bytes += 3;
            } else {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == name.length()
                        || !Character.isLowSurrogate(name.charAt(i + 1))) {
                    throw new IllegalArgumentException(what + " must not have unpaired surrogates");
                }
                i++;
                bytes += 4;
            }
        }
        if (bytes > maxBytes) {
            throw new IllegalArgumentException(what + " must have at most " + maxBytes + " bytes, has " + bytes);
        }
    }
}
