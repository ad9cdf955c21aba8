package io.ripen.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;

/** Validation against the published JSON Schemas, with formats asserted. */
final class Schemas {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private Schemas() {}

    /** What is wrong with the data; nothing when it is valid. */
    static List<String> violations(String schemaResource, JsonNode data) {
        return FACTORY.getSchema(Json.resource(schemaResource), CONFIG).validate(data).stream()
                .map(ValidationMessage::toString)
                .toList();
    }
}
