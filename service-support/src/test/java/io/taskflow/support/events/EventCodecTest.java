package io.taskflow.support.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.events.EventTypes;
import io.taskflow.events.TaskflowEvent;
import io.taskflow.events.task.TaskFieldsChanged;
import io.taskflow.events.task.TaskRenamed;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.Test;

class EventCodecTest {
    private final EventCodec codec = new EventCodec();
    private final EventSerializer serializer = new EventSerializer(codec);

    @Test
    void anEventComesBackFromItsStoredNameAndRevision() {
        var event = new TaskRenamed(UUID.randomUUID(), UUID.randomUUID(), "Größe  \uD83D\uDE80");

        var stored = serializer.serialize(event, byte[].class);

        assertThat(stored.getType().getName()).isEqualTo("task.renamed");
        assertThat(stored.getType().getRevision()).isEqualTo("1");
        assertThat(serializer.<byte[], TaskflowEvent>deserialize(stored)).isEqualTo(event);
    }

    @Test
    void aClearedFieldIsNotAFieldLeftAlone() {
        Map<String, String> changes = new HashMap<>();
        changes.put("team", null);
        var event = new TaskFieldsChanged(UUID.randomUUID(), UUID.randomUUID(), changes);

        TaskflowEvent back = codec.decode("task.fields-changed", "1", codec.encode(event));

        assertThat(back).isEqualTo(event);
        assertThat(((TaskFieldsChanged) back).changes()).containsEntry("team", null);
    }

    @Test
    void aRevisionNobodyReadsIsRefusedAndNotGuessed() {
        byte[] payload = "{}".getBytes(UTF_8);

        assertThatThrownBy(() -> codec.decode("task.renamed", "99", payload))
                .isInstanceOf(UnknownEventException.class)
                .hasMessageContaining("99");
        assertThatThrownBy(() -> codec.decode("task.exploded", "1", payload))
                .isInstanceOf(UnknownEventException.class)
                .hasMessageContaining("task.exploded");
    }

    @Test
    void anEventOfAnUnknownNameStaysReadableAsWhatItIs() {
        var stored = new SimpleSerializedObject<>("{\"a\":1}".getBytes(UTF_8), byte[].class, "other.thing", "3");

        assertThat(serializer.classForType(stored.getType())).isEqualTo(UnknownSerializedType.class);
        assertThat(serializer.<byte[], Object>deserialize(stored)).isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    void metadataIsAnObjectOfTexts() {
        MetaData metadata = MetaData.with("actor", "someone").and("attempt", 2);

        var stored = serializer.serialize(metadata, byte[].class);

        assertThat(codec.decodeMetadata(stored.getData())).isEqualTo(Map.of("actor", "someone", "attempt", "2"));
        assertThat(serializer.<byte[], MetaData>deserialize(stored))
                .isEqualTo(MetaData.with("actor", "someone").and("attempt", "2"));
    }

    @Test
    void everyEventHasANameOfItsOwn() {
        assertThat(EventTypes.all())
                .allSatisfy(event -> assertThat(
                                EventTypes.classOf(EventTypes.of(event).name()))
                        .contains(event));
    }
}
