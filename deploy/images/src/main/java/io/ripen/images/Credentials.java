package io.ripen.images;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.CredentialRetriever;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import java.util.Optional;

/** Who we are for a registry: what {@code docker login} or {@code podman login} has left on this machine. */
final class Credentials {
    private Credentials() {}

    /** The image with a way to ask for credentials. */
    static RegistryImage of(RegistryImage image, String name) throws InvalidImageReferenceException {
        return image.addCredentialRetriever(retriever(ImageReference.parse(name)));
    }

    /** What is stored for the registry of an image. */
    static Optional<Credential> stored(ImageReference image) {
        try {
            return retriever(image).retrieve();
        } catch (CredentialRetrievalException e) {
            throw new ImagesFailure("The credentials for " + image.getRegistry() + " cannot be read.", e);
        }
    }

    private static CredentialRetriever retriever(ImageReference image) {
        return CredentialRetrieverFactory.forImage(image, message -> {}).dockerConfig();
    }
}
