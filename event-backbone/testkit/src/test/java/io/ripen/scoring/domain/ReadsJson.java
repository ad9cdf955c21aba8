package io.ripen.scoring.domain;

import com.fasterxml.jackson.databind.JsonNode;

record ReadsJson(JsonNode node) {}
