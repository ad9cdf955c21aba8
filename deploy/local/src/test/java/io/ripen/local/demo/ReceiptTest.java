package io.ripen.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final String ANSWER = """
            {"leadId": "l-1", "score": {"total": %s, "fit": 5.00, "engagement": 24.68, "band": "D3"},
             "receipt": [
               {"axis": "fit", "rule": "job-title", "count": 0, "awarded": 5, "decayed": 0, "points": 5.00},
               {"axis": "engagement", "rule": "price", "count": 1, "awarded": 25, "decayed": -0.55, "points": 24.45},
               {"axis": "engagement", "rule": "page-view", "count": 2, "awarded": 2, "decayed": -1.00, "points": 1.00},
               {"axis": "engagement", "rule": "page-view", "count": 1, "awarded": 1, "decayed": -1.77, "points": -0.77}
             ]}""";

    @Test
    void addsUpTheLinesOfEachRule() throws JsonProcessingException {
        List<String> lines = Receipt.lines(MAPPER.readTree(ANSWER.formatted("29.68")));

        assertThat(lines).hasSize(5);
        assertThat(lines.get(3)).contains("page-view", "x 3").endsWith(" 0.23");
        assertThat(lines.getLast()).contains("sum").endsWith("29.68");
    }

    @Test
    void saysWhenTheLinesDoNotAddUp() throws JsonProcessingException {
        List<String> lines = Receipt.lines(MAPPER.readTree(ANSWER.formatted("29.69")));

        assertThat(lines.getLast()).contains("DOES NOT ADD UP to 29.69");
    }
}
