package io.ripen.ingest.site;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.ripen.ingest.domain.site.SitePolicy;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code sites.yaml}, strictly: what it does not know it refuses, with the line and what would be right. */
final class SitesFile {
    private static final ObjectReader READER = YAMLMapper.builder(new YAMLFactory())
            .addModule(new JavaTimeModule())
            .addMixIn(SitePolicy.VisitorIds.class, Hyphenated.class)
            .addMixIn(SitePolicy.SignalPolicy.class, Hyphenated.class)
            .addMixIn(SitePolicy.ConsentNeed.class, Hyphenated.class)
            .addMixIn(KeyKind.class, Hyphenated.class)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(Sites.class);

    /** Enum constants are written in lower case with hyphens. */
    @EnumNaming(EnumNamingStrategies.KebabCaseStrategy.class)
    private interface Hyphenated {}

    private SitesFile() {}

    /**
     * Reads the file's text.
     *
     * @throws SitesFileException with line, column, and what would be right
     */
    static Sites read(String text) {
        try {
            Sites sites = READER.readValue(text);
            if (sites == null) {
                throw new SitesFileException("the file is empty; it needs a list 'sites'");
            }
            return sites;
        } catch (JsonMappingException wrong) {
            throw new SitesFileException(place(wrong.getLocation()) + path(wrong) + explanation(wrong));
        } catch (JacksonException broken) {
            throw new SitesFileException(place(broken.getLocation()) + broken.getOriginalMessage());
        }
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }

    private static String path(JsonMappingException wrong) {
        String path = wrong.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "" : path.substring(path.startsWith(".") ? 1 : 0) + ": ";
    }

    private static String explanation(JsonMappingException wrong) {
        return switch (wrong) {
            case PropertyBindingException unknown ->
                "'" + unknown.getPropertyName() + "' is not known here; there are "
                        + names(unknown.getKnownPropertyIds());
            case InvalidFormatException format
            when format.getTargetType().isEnum() ->
                "'" + format.getValue() + "' is not allowed; allowed are " + constants(format.getTargetType());
            default ->
                wrong.getCause() instanceof IllegalArgumentException refused
                        ? String.valueOf(refused.getMessage())
                        : wrong.getOriginalMessage();
        };
    }

    private static String names(@Nullable Collection<Object> known) {
        return known == null
                ? "none"
                : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String constants(Class<?> type) {
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        return String.join(", ", names);
    }
}
