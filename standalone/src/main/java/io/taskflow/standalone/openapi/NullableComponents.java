package io.taskflow.standalone.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What JSpecify says of a record: a component that is {@code @Nullable} may be null, all others are always there. Its
 * annotations stand on types, where swagger does not look. A JSON node whose kind is not said may be any.
 */
@SuppressWarnings("rawtypes") // as swagger's own interfaces are
final class NullableComponents implements ModelConverter {
    private static final String NULL = "null";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        Class<?> described = Json31.mapper().constructType(type.getType()).getRawClass();
        if (described == JsonNode.class && !annotated(type)) {
            return new JsonSchema().description("any JSON");
        }
        Schema<?> schema = others.hasNext() ? others.next().resolve(type, context, others) : null;
        Schema<?> whole = schema == null || schema.get$ref() == null
                ? schema
                : context.getDefinedModels().get(schema.get$ref().replaceFirst(".*/", ""));
        if (whole != null && whole.getProperties() != null) {
            if (described.isRecord()) {
                describe(described, whole);
            } else if (Map.class.isAssignableFrom(described)) {
                describeMap(whole);
            }
        }
        return schema;
    }

    private static boolean annotated(AnnotatedType type) {
        return type.getCtxAnnotations() != null
                && Arrays.stream(type.getCtxAnnotations())
                        .anyMatch(annotation -> annotation instanceof io.swagger.v3.oas.annotations.media.Schema
                                || annotation instanceof ArraySchema);
    }

    /** A record is met as often as it is referred to. */
    private static void describe(Class<?> record, Schema<?> schema) {
        Map<String, Schema> properties = schema.getProperties();
        Set<String> required = new LinkedHashSet<>(Objects.requireNonNullElse(schema.getRequired(), List.<String>of()));
        for (RecordComponent component : record.getRecordComponents()) {
            String name = nameOf(component);
            Schema<?> property = properties.get(name);
            if (property == null) {
                continue;
            }
            say(component, property);
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(name);
            } else if (!required.contains(name)) {
                properties.put(name, orNull(property));
            }
        }
        schema.setRequired(List.copyOf(required));
    }

    /** A map of its own type is one that is merged. That it tells whether it is empty is no property. */
    private static void describeMap(Schema<?> schema) {
        schema.setProperties(null);
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            orNull(values);
        }
    }

    /** Swagger takes every JSON node for a text, whatever kind is said. */
    private static void say(RecordComponent component, Schema<?> property) {
        if (component.getType() != JsonNode.class) {
            return;
        }
        var said = component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        if (said != null && !said.type().isEmpty()) {
            property.setTypes(Set.of(said.type()));
        }
        if (component.getAccessor().isAnnotationPresent(ArraySchema.class)) {
            property.setTypes(Set.of("array"));
            if (property.getItems() == null) {
                property.setItems(new JsonSchema().types(Set.of("string")));
            }
        }
    }

    private static String nameOf(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? component.getName() : named.value();
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return new JsonSchema().anyOf(List.<Schema>of(schema, new JsonSchema().types(Set.of(NULL))));
        }
        Set<String> types = new LinkedHashSet<>();
        if (schema.getTypes() != null) {
            types.addAll(schema.getTypes());
        } else if (schema.getType() != null) {
            types.add(schema.getType());
        }
        if (!types.isEmpty() && types.add(NULL)) {
            schema.setTypes(types);
            allowNull(schema);
        }
        return schema;
    }

    private static <T> void allowNull(Schema<T> schema) {
        if (schema.getEnum() != null && !schema.getEnum().contains(null)) {
            List<@Nullable T> choices = new ArrayList<>(schema.getEnum());
            choices.add(null);
            schema.setEnum(choices);
        }
    }
}
