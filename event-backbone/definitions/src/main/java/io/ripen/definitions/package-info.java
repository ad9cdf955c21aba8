/** Definition files: YAML that people write, read so strictly that each error names its place and what would be right. */
@NullMarked
package io.ripen.definitions;

import org.jspecify.annotations.NullMarked;
