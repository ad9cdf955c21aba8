package io.ripen.nurture.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DkimSignatureTest {
    private static final String MESSAGE = String.join(
            "\r\n",
            "From: Ripen <hello@ripen.example>",
            "To: ada@example.com",
            "Subject: Welcome",
            "Message-ID: <1@ripen.example>",
            "List-Unsubscribe: <https://mail.ripen.example/p/unsubscribe/x>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            "",
            "First line",
            "");

    @TempDir
    Path folder;

    private static KeyPair keys(int bits) throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private Map<String, String> settings(KeyPair keys) throws IOException {
        Path file = folder.resolve("dkim.pem");
        Files.writeString(
                file,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        return Map.of(
                "ripen.nurture.dkim.domain", "ripen.example",
                "ripen.nurture.dkim.selector", "mail",
                "ripen.nurture.dkim.key-file", file.toString());
    }

    private static DkimSignature signature(Map<String, String> values) {
        return new DkimSignature(new SmallRyeConfigBuilder()
                .withMapping(DkimSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(DkimSettings.class));
    }

    private static List<SignatureRecord> verify(KeyPair keys, byte[] message) throws IOException, FailException {
        String record = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        DKIMVerifier verifier = new DKIMVerifier((methods, selector, token) ->
                selector.toString().equals("mail") && token.toString().equals("ripen.example")
                        ? List.of(record)
                        : List.of());
        return verifier.verify(new ByteArrayInputStream(message));
    }

    @Test
    void signsSoThatReceiversCanCheckIt() throws Exception {
        KeyPair keys = keys(2048);

        byte[] signed = signature(settings(keys)).sign(MESSAGE.getBytes(StandardCharsets.US_ASCII));

        assertThat(verify(keys, signed))
                .singleElement()
                .satisfies(found -> assertThat(found.getHeaders())
                        .extracting(CharSequence::toString)
                        .contains("From", "Message-ID", "List-Unsubscribe", "List-Unsubscribe-Post"));
        assertThat(new String(signed, StandardCharsets.US_ASCII)).endsWith(MESSAGE);
    }

    @Test
    void doesNotHoldOnceALinkIsAltered() throws Exception {
        KeyPair keys = keys(2048);
        String signed = new String(
                signature(settings(keys)).sign(MESSAGE.getBytes(StandardCharsets.US_ASCII)), StandardCharsets.US_ASCII);

        byte[] altered = signed.replace("/p/unsubscribe/x", "/p/unsubscribe/y").getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> verify(keys, altered)).isInstanceOf(FailException.class);
    }

    @Test
    void leavesTheMessageAloneWithoutSettings() throws IOException {
        byte[] message = MESSAGE.getBytes(StandardCharsets.US_ASCII);

        assertThat(signature(Map.of()).sign(message)).isSameAs(message);
    }

    @Test
    void refusesHalfASettingAndAWeakKey() throws Exception {
        Map<String, String> weak = settings(keys(1024));

        assertThatThrownBy(() -> signature(Map.of("ripen.nurture.dkim.domain", "ripen.example")))
                .hasMessageContaining("RIPEN-N-320");
        assertThatThrownBy(() -> signature(weak)).hasMessageContaining("RIPEN-N-321");
    }

    @Test
    void refusesAFileThatIsNoKey() throws IOException {
        Path file = Files.writeString(folder.resolve("no-key.pem"), "nothing");

        assertThatThrownBy(() -> signature(Map.of(
                        "ripen.nurture.dkim.domain", "ripen.example",
                        "ripen.nurture.dkim.selector", "mail",
                        "ripen.nurture.dkim.key-file", file.toString())))
                .hasMessageContaining("RIPEN-N-322");
    }
}
