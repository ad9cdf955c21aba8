package io.ripen.images.debian;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.TreeMap;

/**
 * The certificates of the authorities that everybody trusts, as the scripts of {@code ca-certificates} and {@code
 * ca-certificates-java} would lay them down, only the same bytes each time.
 */
final class Authorities {
    /** Where Debian's package has them, a file each. */
    static final String FOLDER = "usr/share/ca-certificates/mozilla/";

    private final Map<String, byte[]> certificates = new TreeMap<>();

    /** Adds a file. */
    void add(String name, byte[] pem) {
        certificates.put(name, pem);
    }

    /** One file with all. */
    byte[] bundle() throws IOException {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (byte[] pem : certificates.values()) {
            bundle.write(pem);
        }
        return bundle.toByteArray();
    }

    /** A key store for Java, without a password and thus without anything random. */
    byte[] keyStore() throws IOException {
        String[] random = {"keystore.pkcs12.macAlgorithm", "keystore.pkcs12.certProtectionAlgorithm"};
        for (String key : random) {
            System.setProperty(key, "NONE");
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Map.Entry<String, byte[]> certificate : certificates.entrySet()) {
                store.setCertificateEntry(
                        certificate.getKey(),
                        factory.generateCertificate(new ByteArrayInputStream(certificate.getValue())));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, null);
            return bytes.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IOException("An authority's certificate cannot be read", e);
        } finally {
            for (String key : random) {
                System.clearProperty(key);
            }
        }
    }
}
