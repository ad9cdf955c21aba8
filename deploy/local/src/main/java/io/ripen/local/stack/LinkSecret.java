package io.ripen.local.stack;

import io.ripen.local.process.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret that signs the links in the local stack's mails, made at its first start. */
final class LinkSecret {
    private static final int SECRET_BYTES = 48;

    private LinkSecret() {}

    /** The secret as {@code ripen.nurture.links.keys} takes it. Is made if there is none. */
    static String of(DataFolder folder) {
        Path file = folder.home().resolve("link-key");
        try {
            if (!Files.exists(file)) {
                byte[] secret = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(secret);
                Files.createDirectories(folder.home());
                SecretFile.write(
                        file, "local:" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new LocalFailure(
                    "The key of mail links in " + folder.home() + " cannot be used (" + e.getMessage()
                            + "): delete link-key there, it will be made anew; links in older mails then lead nowhere.",
                    e);
        }
    }
}
