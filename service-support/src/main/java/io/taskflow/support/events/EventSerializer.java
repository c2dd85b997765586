package io.taskflow.support.events;

import io.taskflow.events.EventType;
import io.taskflow.events.EventTypes;
import io.taskflow.events.TaskflowEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.ByteArrayToJsonNodeConverter;
import org.axonframework.serialization.jackson3.JsonNodeToByteArrayConverter;

/**
 * {@link EventCodec} as Axon's serializer of events: payloads are {@link TaskflowEvent}s under their stored names,
 * metadata is a JSON object of texts. Nothing else is an event, so nothing else is taken.
 */
public final class EventSerializer implements Serializer {
    private final EventCodec codec;
    private final ChainingConverter converter = new ChainingConverter();

    public EventSerializer(EventCodec codec) {
        this.codec = codec;
        // Upcasters work on JSON trees.
        converter.registerConverter(new ByteArrayToJsonNodeConverter(codec.json()));
        converter.registerConverter(new JsonNodeToByteArrayConverter(codec.json()));
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
        byte[] bytes = switch (object) {
            case TaskflowEvent event -> codec.encode(event);
            case MetaData metadata -> codec.encodeMetadata(texts(metadata));
            default -> throw new SerializationException(object.getClass() + " is no event");
        };
        T data = representation == byte[].class
                ? representation.cast(bytes)
                : converter.convert(bytes, byte[].class, representation);
        return new SimpleSerializedObject<>(data, representation, typeForClass(object.getClass()));
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return converter.canConvert(byte[].class, representation);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <S, T> T deserialize(SerializedObject<S> stored) {
        SerializedType type = stored.getType();
        if (SerializedType.emptyType().equals(type)) {
            throw new SerializationException("an event without a payload");
        }
        byte[] bytes = converter.convert(stored.getData(), stored.getContentType(), byte[].class);
        if (isMetaData(type)) {
            return (T) MetaData.from(codec.decodeMetadata(bytes));
        }
        if (EventTypes.classOf(type.getName()).isEmpty()) {
            return (T) new UnknownSerializedType(this, stored);
        }
        return (T) codec.decode(type.getName(), type.getRevision(), bytes);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (isMetaData(type)) {
            return MetaData.class;
        }
        Optional<Class<? extends TaskflowEvent>> event = EventTypes.classOf(type.getName());
        return event.isPresent() ? event.get() : UnknownSerializedType.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // The interface is raw.
    public SerializedType typeForClass(Class type) {
        if (MetaData.class.isAssignableFrom(type)) {
            return new SimpleSerializedType(MetaData.class.getName(), null);
        }
        EventType stored = EventTypes.of(((Class<?>) type).asSubclass(TaskflowEvent.class));
        return new SimpleSerializedType(stored.name(), stored.revision());
    }

    @Override
    public Converter getConverter() {
        return converter;
    }

    private static boolean isMetaData(SerializedType type) {
        return MetaData.class.getName().equals(type.getName());
    }

    private static Map<String, String> texts(MetaData metadata) {
        Map<String, String> texts = new LinkedHashMap<>();
        metadata.forEach((key, value) -> texts.put(key, String.valueOf(value)));
        return texts;
    }
}
