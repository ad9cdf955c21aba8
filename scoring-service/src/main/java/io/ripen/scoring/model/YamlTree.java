package io.ripen.scoring.model;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.ripen.scoring.model.YamlNode.Mapping;
import io.ripen.scoring.model.YamlNode.Place;
import io.ripen.scoring.model.YamlNode.Scalar;
import io.ripen.scoring.model.YamlNode.Sequence;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads one YAML document into nodes that know their places. */
final class YamlTree {
    private final String file;
    private final YAMLParser parser;

    private YamlTree(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * Reads a document.
     *
     * @param file the name for messages
     * @param text the whole file
     * @throws ModelFileException if it is not one well-formed YAML document
     */
    static YamlNode read(String file, String text) {
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            YamlTree tree = new YamlTree(file, parser);
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new ModelFileException(file, 1, 1, "is empty; expected a mapping that starts with 'model:'");
            }
            YamlNode root = tree.node(first);
            if (parser.nextToken() != null) {
                throw tree.here().problem("has a second document; expected one");
            }
            return root;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new ModelFileException(
                    file,
                    at == null ? 1 : at.getLineNr(),
                    at == null ? 1 : at.getColumnNr(),
                    "is not well-formed YAML: " + firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private YamlNode node(JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> mapping();
            case START_ARRAY -> sequence();
            case VALUE_NULL -> new Scalar(here(), "", false);
            default -> new Scalar(here(), parser.getText(), token == JsonToken.VALUE_STRING);
        };
    }

    private Mapping mapping() throws IOException {
        Mapping mapping = new Mapping(here());
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            Place place = here();
            String key = parser.currentName();
            if (mapping.members().containsKey(key)) {
                throw place.problem("key '" + key + "' stands twice in one mapping");
            }
            mapping.keys().put(key, place);
            mapping.members().put(key, node(parser.nextToken()));
        }
        return mapping;
    }

    private Sequence sequence() throws IOException {
        Sequence sequence = new Sequence(here());
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            sequence.items().add(node(token));
        }
        return sequence;
    }

    private Place here() {
        JsonLocation at = parser.currentTokenLocation();
        return new Place(file, at.getLineNr(), at.getColumnNr());
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
