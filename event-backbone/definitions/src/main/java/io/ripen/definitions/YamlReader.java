package io.ripen.definitions;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one YAML document into values that know their place. Aliases and repeated keys are refused. */
public final class YamlReader {
    private static final YAMLFactory YAML = YAMLFactory.builder().build();

    /** Far more than any file has, and far less than the stack; Jackson's own bound does not hold for YAML. */
    private static final int MOST_LEVELS = 40;

    private final String file;
    private final YAMLParser parser;
    private int level;

    private YamlReader(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * Reads a document.
     *
     * @param file the name that messages give it
     * @param text its whole text
     * @throws DefinitionException if it is not one well-formed YAML document
     */
    public static YamlNode read(String file, String text) {
        try (YAMLParser parser = YAML.createParser(text)) {
            return new YamlReader(file, parser).document();
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
            throw new DefinitionException(
                    new Place(file, at.getLineNr(), at.getColumnNr()), "not YAML: " + problem(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory cannot be read", e);
        }
    }

    /** The parser's sentences without its drawing of the line, which is indented. */
    private static String problem(String message) {
        return message.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(", "));
    }

    private YamlNode document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new DefinitionException(new Place(file, 1, 1), "the file is empty");
        }
        YamlNode root = value(first);
        if (parser.nextToken() != null) {
            throw new DefinitionException(here(), "one document belongs here, and a second begins");
        }
        return root;
    }

    private YamlNode value(@Nullable JsonToken token) throws IOException {
        Place place = here();
        if (parser.isCurrentAlias()) {
            throw new DefinitionException(place, "aliases are not supported; write the value out");
        }
        return token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY
                ? container(place, token)
                : scalar(place, token);
    }

    private YamlNode container(Place place, JsonToken begin) throws IOException {
        if (++level > MOST_LEVELS) {
            throw new DefinitionException(place, "is nested in more than " + MOST_LEVELS + " levels");
        }
        YamlNode node = begin == JsonToken.START_OBJECT ? mapping(place) : sequence(place);
        level--;
        return node;
    }

    private YamlNode scalar(Place place, @Nullable JsonToken token) throws IOException {
        String text = token == JsonToken.VALUE_NULL ? "" : parser.getText();
        return new YamlNode.Scalar(place, text, token == JsonToken.VALUE_STRING);
    }

    private YamlNode mapping(Place place) throws IOException {
        SequencedMap<String, YamlNode.Member> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            Place keyPlace = here();
            if (members.containsKey(key)) {
                throw new DefinitionException(keyPlace, "key '" + key + "' stands here twice");
            }
            members.put(key, new YamlNode.Member(keyPlace, value(parser.nextToken())));
        }
        return new YamlNode.Mapping(place, members);
    }

    private YamlNode sequence(Place place) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token));
        }
        return new YamlNode.Sequence(place, items);
    }

    private Place here() {
        JsonLocation at = parser.currentTokenLocation();
        return new Place(file, at.getLineNr(), at.getColumnNr());
    }
}
