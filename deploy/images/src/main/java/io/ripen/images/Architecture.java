package io.ripen.images;

import java.util.Locale;

/** The kinds of machine that images are made for, under their names in OCI and in Debian, which are the same. */
public enum Architecture {
    /** 64-bit x86. */
    AMD64,
    /** 64-bit ARM. */
    ARM64;

    /** The name in lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
