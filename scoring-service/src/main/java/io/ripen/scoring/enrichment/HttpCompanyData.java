package io.ripen.scoring.enrichment;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * A provider over HTTP: {@code GET} of a URL with the domain in it. 200 with a JSON object of {@link CompanyData} tells,
 * 404 says that the company is not known, anything else is a failure. Answers are at most 64 KiB.
 */
final class HttpCompanyData implements CompanyDataProvider {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final HttpClient client;
    private final String url;
    private final Optional<String> token;

    /**
     * A provider.
     *
     * @param url with <code>{domain}</code>
     * @param token bearer token
     * @param timeout for the connection
     */
    HttpCompanyData(String url, Optional<String> token, Duration timeout) {
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.url = url;
        this.token = token;
    }

    @Override
    public Uni<Optional<CompanyData>> of(String domain) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(url.replace("{domain}", URLEncoder.encode(domain, StandardCharsets.UTF_8))))
                .header("Accept", "application/json");
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        HttpRequest get = request.GET().build();
        return Uni.createFrom()
                .completionStage(() -> client.sendAsync(get, response -> new BoundedBody(MOST_BYTES)))
                .map(HttpCompanyData::read);
    }

    private static Optional<CompanyData> read(HttpResponse<byte[]> response) {
        if (response.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        if (response.statusCode() != OK) {
            throw new IllegalStateException("the provider answered " + response.statusCode());
        }
        try {
            CompanyData data = JSON.readValue(response.body(), CompanyData.class);
            if (data != null && !data.isPlain()) {
                throw new IllegalStateException("the provider's answer has a text of more than "
                        + CompanyData.LONGEST_TEXT + " characters, or with control characters");
            }
            return Optional.ofNullable(data).filter(told -> !told.isEmpty());
        } catch (IOException e) {
            // The cause may quote the answer, so it stays out.
            throw new IllegalStateException("the provider's answer is no JSON object of company data");
        }
    }
}
