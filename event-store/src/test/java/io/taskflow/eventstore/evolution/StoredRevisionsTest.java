package io.taskflow.eventstore.evolution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What was ever stored is read by today's code: one file for each event and revision, kept for ever. */
class StoredRevisionsTest {

    private static final Path FILES = Path.of("src/test/resources/evolution");
    private static final ParcelDispatched DISPATCHED =
            new ParcelDispatched("p1", new ParcelDispatched.Address("Mill Lane 3", "Leeds"));

    private final Serializer serializer = Jackson3Serializer.builder().build();

    /** Stored name, stored revision, what it is today. */
    static Stream<Arguments> stored() {
        return Stream.of(
                Arguments.of("org.example.parcels.ParcelSent", null, List.of(DISPATCHED)),
                Arguments.of("org.example.parcels.ParcelSent", "1", List.of(DISPATCHED)),
                Arguments.of(ParcelDispatched.class.getName(), "2", List.of(DISPATCHED)),
                Arguments.of(
                        "org.example.parcels.ParcelDeliveredAndPaid",
                        null,
                        List.of(new ParcelDelivered("p1"), new ParcelPaid("p1", 450))),
                Arguments.of(ParcelDelivered.class.getName(), null, List.of(new ParcelDelivered("p1"))),
                Arguments.of(ParcelPaid.class.getName(), null, List.of(new ParcelPaid("p1", 450))));
    }

    @ParameterizedTest
    @MethodSource("stored")
    void isReadAsWhatItIsToday(String type, String revision, List<Object> today) throws Exception {
        var entry = new GenericDomainEventEntry<>(
                "Parcel",
                "p1",
                7,
                "id",
                Instant.EPOCH,
                type,
                revision,
                bytes(fileName(type, revision)),
                "{}".getBytes(UTF_8));

        List<? extends DomainEventMessage<?>> read = EventStreamUtils.upcastAndDeserializeDomainEvents(
                        Stream.of(entry), serializer, ParcelApplication.upcasters())
                .asStream()
                .toList();

        assertThat(read).extracting(message -> (Object) message.getPayload()).isEqualTo(today);
        assertThat(read)
                .allSatisfy(message -> assertThat(message.getSequenceNumber()).isEqualTo(7));
    }

    /** Who changes an event without raising its revision changes what is stored, and sees it here. */
    @ParameterizedTest
    @MethodSource("stored")
    void isWrittenAsItIsStored(String type, String revision, List<Object> today) throws Exception {
        if (!type.equals(today.getFirst().getClass().getName())) {
            return;
        }
        SerializedObject<byte[]> written = serializer.serialize(today.getFirst(), byte[].class);

        assertThat(written.getType().getName()).isEqualTo(type);
        assertThat(written.getType().getRevision()).isEqualTo(revision);
        assertThat(new String(written.getData(), UTF_8)).isEqualTo(new String(bytes(fileName(type, revision)), UTF_8));
    }

    @Test
    void nothingStoredIsForgotten() throws Exception {
        List<String> tested = stored().map(one -> fileName((String) one.get()[0], (String) one.get()[1]))
                .toList();
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(tested);
        }
    }

    private static String fileName(String type, String revision) {
        return type + (revision == null ? "" : "." + revision) + ".json";
    }

    private static byte[] bytes(String file) throws Exception {
        try (InputStream stored = Files.newInputStream(FILES.resolve(file))) {
            return stored.readAllBytes();
        }
    }
}
