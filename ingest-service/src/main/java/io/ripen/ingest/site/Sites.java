package io.ripen.ingest.site;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All sites of one reading of the file, found by key. */
public final class Sites {
    private final Map<String, Site> byId = new HashMap<>();
    private final Map<String, Owner> byKey = new HashMap<>();
    private final Map<String, Owner> bySha256 = new HashMap<>();

    /** Keys that were found by their hash, which takes longer than the rest of an admission: as many as are in use. */
    private final Map<String, Owner> proven = new ConcurrentHashMap<>();

    /** Whose key it is. */
    record Owner(Site site, SiteKey key) {}

    private Sites() {}

    /**
     * Indexes sites.
     *
     * @throws IllegalArgumentException if two sites have one id, or a key is there twice
     */
    @JsonCreator
    static Sites of(@JsonProperty(value = "sites", required = true) List<Site> sites) {
        Sites index = new Sites();
        for (Site site : sites) {
            if (index.byId.put(site.id(), site) != null) {
                throw new IllegalArgumentException("there are two sites with the id " + site.id());
            }
            site.keys().forEach(key -> index.add(new Owner(site, key)));
        }
        return index;
    }

    private void add(Owner owner) {
        SiteKey key = owner.key;
        Owner other = key.key() != null ? byKey.put(key.key(), owner) : bySha256.put(key.sha256(), owner);
        if (other != null) {
            throw new IllegalArgumentException("the keys %s of site %s and %s of site %s are the same"
                    .formatted(other.key.id(), other.site.id(), key.id(), owner.site.id()));
        }
    }

    /** Whose key it is; empty if nobody's, or if it has expired. */
    Optional<Owner> owner(String key, Instant now) {
        Owner owner = byKey.get(key);
        if (owner == null && !bySha256.isEmpty()) {
            owner = ownerOfSecret(key);
        }
        return Optional.ofNullable(owner).filter(found -> found.key.isValidAt(now));
    }

    private @Nullable Owner ownerOfSecret(String key) {
        Owner owner = proven.get(key);
        if (owner == null) {
            owner = bySha256.get(sha256(key));
            if (owner != null) {
                proven.put(key, owner);
            }
        }
        return owner;
    }

    /** The site of this id; null if there is none. */
    public @Nullable Site site(String id) {
        return byId.get(id);
    }

    /** Every site. */
    public Collection<Site> all() {
        return byId.values();
    }

    private static String sha256(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
