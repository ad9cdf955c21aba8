package io.ripen.ingest.snowplow;

import java.util.Locale;
import java.util.Set;

/** Tells links to files from links to pages. */
final class Downloads {
    private static final Set<String> EXTENSIONS = Set.of(
            "pdf", "epub", "doc", "docx", "odt", "rtf", "txt", "xls", "xlsx", "ods", "csv", "ppt", "pptx", "odp", "key",
            "zip", "7z", "rar", "gz", "tgz", "tar", "dmg", "exe", "msi", "pkg", "apk", "deb", "rpm", "mp3", "m4a",
            "wav", "mp4", "m4v", "mov", "avi", "wmv", "ics", "vcf", "dwg", "step");

    private Downloads() {}

    /** Whether the URL's path ends in the extension of a file that browsers save rather than show. */
    static boolean isFile(String url) {
        String path = url.split("[?#]", 2)[0];
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        boolean hasHost = path.indexOf('/', Math.max(path.indexOf("//") + 2, 0)) > 0;
        return dot > 0 && hasHost && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
