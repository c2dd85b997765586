package io.taskflow.eventstore.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.Sha256;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FrontierTest {
    /** The leaves and roots of RFC 6962's reference tests. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void theRootOfNothingIsTheHashOfNothing() {
        assertThat(new Frontier().root())
                .isEqualTo(Base64.getDecoder().decode("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="));
        assertThat(new Frontier().bytes()).isEmpty();
    }

    @Test
    void rootsAreThoseOfTheReferenceTests() {
        Frontier tree = new Frontier();
        for (int i = 0; i < LEAVES.size(); i++) {
            tree.add(leaf(HexFormat.of().parseHex(LEAVES.get(i))));
            assertThat(HexFormat.of().formatHex(tree.root())).isEqualTo(ROOTS.get(i));
            assertThat(tree.size()).isEqualTo(i + 1);
        }
    }

    @Property(tries = 60)
    void growsFromWhatWasStoredAsIfNothingHadHappened(
            @ForAll @IntRange(max = 200) int before, @ForAll @IntRange(max = 200) int after) {
        var leaves = new ArrayList<byte[]>();
        Frontier tree = new Frontier();
        for (int i = 0; i < before + after; i++) {
            if (i == before) {
                tree = new Frontier(tree.bytes(), before);
            }
            byte[] leaf = leaf(("leaf " + i).getBytes(UTF_8));
            leaves.add(leaf);
            tree.add(leaf);
        }
        assertThat(tree.root()).isEqualTo(rootOf(leaves));
    }

    @Test
    void aFrontierOfAnotherSizeIsRefused() {
        assertThatThrownBy(() -> new Frontier(new byte[32], 3)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anEntryIsTwelveLines() throws Exception {
        var event = new NewEvent(
                "e-1",
                "täsk",
                null,
                "not part of it",
                7L,
                "task.moved",
                null,
                "{}".getBytes(UTF_8),
                "[]".getBytes(UTF_8),
                Instant.parse("2024-02-29T23:59:59.000000999Z"));
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        String entry = """
                taskflow/event/v1
                41
                e-1
                task.moved

                täsk

                7
                2026-11-24T19:00:00.120000Z
                2024-02-29T23:59:59.000000Z
                RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=
                T1PNoYwrqgwDVLtfmj7L5e0Sq02OEbqHPC8RFhICuUU=
                """;
        // The digests were made by: printf '{}' | openssl dgst -sha256 -binary | base64
        byte[] expected = leaf(entry.getBytes(UTF_8));

        long recorded = Micros.of(Instant.parse("2026-11-24T19:00:00.12Z"));
        assertThat(PreparedEvent.of(event, sha256).leafHash(42, 7, PreparedEvent.line(recorded), sha256))
                .isEqualTo(expected);
    }

    private static byte[] leaf(byte[] entry) {
        MessageDigest sha256 = Sha256.digest();
        sha256.update((byte) 0);
        return sha256.digest(entry);
    }

    /** The definition in RFC 6962, section 2.1. */
    private static byte[] rootOf(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return Sha256.digest().digest();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        MessageDigest sha256 = Sha256.digest();
        sha256.update((byte) 1);
        sha256.update(rootOf(leaves.subList(0, split)));
        return sha256.digest(rootOf(leaves.subList(split, leaves.size())));
    }
}
