package io.taskflow.command.importing.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** One map of a YAML file: texts, lists and maps only, without tags, anchors or aliases. Keys not asked for are refused. */
final class YamlTree {
    private static final int MOST_CHARACTERS = 256 * 1024;

    private final String path;
    private final Map<?, ?> values;
    private final Set<String> known = new LinkedHashSet<>();

    private YamlTree(String path, Map<?, ?> values) {
        this.path = path;
        this.values = values;
    }

    static YamlTree load(String yaml) {
        // Every scalar stays the text it is: a priority called `1` or `no` is no number and no boolean.
        LoadSettings settings = LoadSettings.builder()
                .setLabel("mapping")
                .setSchema(new FailsafeSchema())
                .setAllowDuplicateKeys(false)
                .setCodePointLimit(MOST_CHARACTERS)
                .build();
        try {
            boolean something = false;
            for (Event event : new Parse(settings).parseString(yaml)) {
                refuseCleverness(event);
                something |= event instanceof NodeEvent;
            }
            if (something && new Load(settings).loadFromString(yaml) instanceof Map<?, ?> map) {
                return new YamlTree("", map);
            }
        } catch (YamlEngineException e) {
            throw new InvalidMappingException("", "yaml", "the mapping is not YAML: " + e.getMessage());
        }
        throw new InvalidMappingException("", "yaml", "the mapping must be a YAML map, such as `at: Time`");
    }

    private static void refuseCleverness(Event event) {
        boolean clever = event instanceof AliasEvent
                || event instanceof NodeEvent node && node.getAnchor().isPresent()
                || event instanceof ScalarEvent scalar && scalar.getTag().isPresent()
                || event instanceof CollectionStartEvent start && start.getTag().isPresent();
        if (clever) {
            throw new InvalidMappingException("", "yaml", "the mapping may not use tags, anchors or aliases");
        }
    }

    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    String text(String key) {
        String text = optionalText(key);
        if (text == null) {
            throw new InvalidMappingException(path(key), "required", "the mapping must have the key " + path(key));
        }
        return text;
    }

    @Nullable
    String optionalText(String key) {
        Object value = value(key);
        if (value == null) {
            return null;
        }
        if (value instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new InvalidMappingException(path(key), "text", path(key) + " must be a text that is not empty");
    }

    YamlTree map(String key) {
        YamlTree map = optionalMap(key);
        if (map == null) {
            throw new InvalidMappingException(path(key), "required", "the mapping must have the key " + path(key));
        }
        return map;
    }

    @Nullable
    YamlTree optionalMap(String key) {
        Object value = value(key);
        if (value == null) {
            return null;
        }
        if (value instanceof Map<?, ?> map) {
            return new YamlTree(path(key), map);
        }
        throw new InvalidMappingException(path(key), "map", path(key) + " must be a map");
    }

    List<String> texts(String key) {
        Object value = value(key);
        if (value == null) {
            return List.of();
        }
        var texts = new ArrayList<String>();
        for (Object item : value instanceof List<?> list ? list : List.of(value)) {
            if (!(item instanceof String text)) {
                throw new InvalidMappingException(path(key), "list", path(key) + " must be a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    /** This map as names and texts, in the file's order; all its keys are welcome. */
    Map<String, String> entries() {
        var entries = new LinkedHashMap<String, String>();
        for (Object key : values.keySet()) {
            String name = String.valueOf(key);
            entries.put(name, text(name));
        }
        return entries;
    }

    /** Refuses keys that nobody asked for. */
    void end() {
        for (Object key : values.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                throw new InvalidMappingException(
                        path(String.valueOf(key)),
                        "unknown-key",
                        "the mapping knows no key " + path(String.valueOf(key)) + "; here it knows "
                                + String.join(", ", known));
            }
        }
    }

    private @Nullable Object value(String key) {
        known.add(key);
        return values.get(key);
    }
}
