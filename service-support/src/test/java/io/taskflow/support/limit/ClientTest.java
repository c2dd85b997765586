package io.taskflow.support.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientTest {
    @Test
    void anAddressIsAClient() {
        assertThat(Client.of("192.0.2.1")).isEqualTo(Client.of("192.0.2.1")).isNotEqualTo(Client.of("192.0.2.2"));
    }

    @Test
    void whoHasOneAddressOfANetworkHasThemAll() {
        assertThat(Client.of("2001:db8:1:2::1")).isEqualTo(Client.of("2001:DB8:1:2:ffff:ffff:ffff:ffff"));
        assertThat(Client.of("2001:db8:1:2::1")).isNotEqualTo(Client.of("2001:db8:1:3::1"));
        // An IPv4 address written as IPv6 is the IPv4 address.
        assertThat(Client.of("::ffff:192.0.2.1")).isEqualTo(Client.of("192.0.2.1"));
    }

    @Test
    void whatIsNoAddressHasNoLimitOfItsOwn() {
        assertThat(Client.of("unknown")).isEqualTo(Client.of("x".repeat(5000)));
        assertThat(Client.of("")).isEqualTo(Client.of("taskflow.example"));
    }
}
