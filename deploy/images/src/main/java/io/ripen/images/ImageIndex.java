package io.ripen.images;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.blob.BlobDescriptor;
import com.google.cloud.tools.jib.event.EventHandlers;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.image.json.ManifestTemplate;
import com.google.cloud.tools.jib.image.json.OciIndexTemplate;
import com.google.cloud.tools.jib.json.JsonTemplateMapper;
import com.google.cloud.tools.jib.registry.ManifestAndDigest;
import com.google.cloud.tools.jib.registry.RegistryClient;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The tag under which a registry gives every machine the image of its architecture: an OCI image index.
 *
 * @param name with registry and tag
 * @param insecure whether the registry may be talked to without TLS
 */
record ImageIndex(String name, boolean insecure) {
    /** Pushes an index of images that are in the registry already under the tag with {@code -ARCHITECTURE}. */
    String push(List<ImageBuild.Made> images) {
        FailoverHttpClient http = new FailoverHttpClient(insecure, false, (LogEvent event) -> {});
        try {
            ImageReference reference = ImageReference.parse(name);
            RegistryClient registry = client(reference, http);
            OciIndexTemplate index = new OciIndexTemplate();
            for (ImageBuild.Made image : images) {
                ManifestAndDigest<ManifestTemplate> manifest = registry.pullManifest(
                        reference.getTag().orElseThrow() + "-" + image.machine().id());
                index.addManifest(
                        new BlobDescriptor(
                                JsonTemplateMapper.toByteArray(manifest.getManifest()).length, manifest.getDigest()),
                        "");
                index.getManifests().getLast().setPlatform(image.machine().id(), "linux");
            }
            return registry.pushManifest(index, reference.getTag().orElseThrow())
                    .toString();
        } catch (IOException | RegistryException | InvalidImageReferenceException failed) {
            throw new ImagesFailure(name + ": " + failed.getMessage(), failed);
        }
    }

    private static RegistryClient client(ImageReference reference, FailoverHttpClient http)
            throws IOException, RegistryException {
        RegistryClient.Factory factory =
                RegistryClient.factory(EventHandlers.NONE, reference.getRegistry(), reference.getRepository(), http);
        Optional<Credential> stored = Credentials.stored(reference);
        stored.ifPresent(factory::setCredential);
        RegistryClient registry = factory.newRegistryClient();
        if (!registry.doPushBearerAuth() && stored.isPresent()) {
            registry.configureBasicAuth();
        }
        return registry;
    }
}
