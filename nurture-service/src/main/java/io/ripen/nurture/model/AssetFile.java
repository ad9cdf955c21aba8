package io.ripen.nurture.model;

import io.ripen.definitions.DefinitionException;
import io.ripen.definitions.YamlNode;
import io.ripen.definitions.YamlReader;
import io.ripen.nurture.domain.Asset;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the catalogue of contents that mails can offer. */
final class AssetFile {
    private static final List<String> KEYS = List.of("id", "type", "topic", "title", "url");

    private AssetFile() {}

    /**
     * Reads a catalogue.
     *
     * @param file the name that messages give it
     * @param text its text
     * @throws JourneyFileException with the place, when anything in it is not as it must be
     */
    static List<Asset> read(String file, String text) {
        try {
            return assets(YamlReader.read(file, text).mapping().only(List.of("assets")));
        } catch (DefinitionException e) {
            throw new JourneyFileException(e);
        }
    }

    private static List<Asset> assets(YamlNode.Mapping root) {
        List<Asset> assets = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlNode node : root.required("assets").items()) {
            YamlNode.Mapping asset = node.mapping().only(KEYS);
            YamlNode id = asset.required("id");
            if (!ids.add(id.text())) {
                throw id.refused("there is another asset '" + id.text() + "'");
            }
            assets.add(new Asset(
                    id.text(),
                    asset.required("type").text(),
                    asset.required("topic").text(),
                    asset.required("title").text(),
                    url(asset.required("url"))));
        }
        return List.copyOf(assets);
    }

    private static String url(YamlNode node) {
        try {
            URI url = new URI(node.text());
            if ("https".equals(url.getScheme()) && url.getHost() != null) {
                return node.text();
            }
        } catch (URISyntaxException notAUrl) {
            // Said below, with an example.
        }
        throw node.refused("'" + node.text() + "' is not allowed; an absolute URL belongs here, for example"
                + " https://www.example.com/use-case");
    }
}
