/** Takes plain HTML forms, urlencoded or multipart, and answers people: with a redirect or a page they can read. */
@NullMarked
package io.ripen.ingest.form;

import org.jspecify.annotations.NullMarked;
