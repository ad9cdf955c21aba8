package io.ripen.ingest.mailprovider;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Signs messages as SNS does, with a certificate that the JDK's own keytool makes.
 *
 * @param pem the certificate as SNS serves it
 */
record SnsSigner(PrivateKey key, byte[] pem) {
    static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:mail-events";
    static final String CERTIFICATE =
            "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-9c6465fa7f48f5cacd23014631ec1136.pem";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "changeit";

    /**
     * @param commonName whom the certificate is made out to
     * @param validity options of keytool, for example {@code -validity 10}
     */
    static SnsSigner of(String commonName, String... validity) {
        try {
            Path folder = Files.createTempDirectory("sns-certificate");
            Path store = folder.resolve("keys.p12");
            makeKeys(store, commonName, validity);
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream file = Files.newInputStream(store)) {
                keys.load(file, PASSWORD.toCharArray());
            }
            Files.delete(store);
            Files.delete(folder);
            PrivateKey key = (PrivateKey) keys.getKey("sns", PASSWORD.toCharArray());
            return new SnsSigner(key, pem(keys.getCertificate("sns")));
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException("keytool made no certificate", broken);
        }
    }

    private static void makeKeys(Path store, String commonName, String... validity) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "sns",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=" + commonName,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString()));
        command.addAll(List.of(validity));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new IOException("keytool failed");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private static byte[] pem(Certificate certificate) throws GeneralSecurityException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return ("-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A notification, not yet signed. */
    static ObjectNode notification(String id, String timestamp, String message) {
        return unsigned("Notification", id, timestamp, message).put("Subject", "Amazon SES Email Event Notification");
    }

    /** What SNS sends when a topic shall send to us, not yet signed. */
    static ObjectNode subscription(String type, String timestamp, String subscribeUrl) {
        return unsigned(
                        type,
                        "0b8c6a1e-4b6a-4f27-8f0f-2f0c1a9d7e11",
                        timestamp,
                        "You have chosen to subscribe.\nVisit.")
                .put("Token", "2336412f37fb687f5d51e6e2425c464de")
                .put("SubscribeURL", subscribeUrl);
    }

    private static ObjectNode unsigned(String type, String id, String timestamp, String message) {
        return JSON.createObjectNode()
                .put("Type", type)
                .put("MessageId", id)
                .put("TopicArn", TOPIC)
                .put("Message", message)
                .put("Timestamp", timestamp)
                .put("SigningCertURL", CERTIFICATE);
    }

    /** The message with a signature of this version. */
    ObjectNode signed(ObjectNode message, String version) {
        ObjectNode signed = message.deepCopy().put("SignatureVersion", version).put("Signature", "");
        byte[] bytes = SnsMessage.of(signed).orElseThrow().signedBytes();
        String algorithm = version.equals("1") ? "SHA1withRSA" : "SHA256withRSA";
        return signed.put("Signature", ProviderKeys.signature(algorithm, key, bytes));
    }

    static byte[] bytes(ObjectNode message) {
        return message.toString().getBytes(StandardCharsets.UTF_8);
    }
}
