package io.ripen.ingest.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void saysWhichFieldIsWrongWithoutLettingItBecomeMarkup() {
        String page = Page.problems(
                List.of(new FieldProblem("<script>'\"&", FieldProblem.Code.MISSING, "Please fill in this field.")),
                URI.create("https://www.example.com/form?a=b&c=d"));

        assertThat(page)
                .contains("role=\"alert\"")
                .contains("<strong>&lt;script&gt;&#39;&quot;&amp;</strong>: Please fill in this field.")
                .contains("<a href=\"https://www.example.com/form?a=b&amp;c=d\">Back to the form</a>")
                .doesNotContain("<script>");
    }

    @Test
    void hasALanguageATitleAndOneHeading() {
        assertThat(Page.thankYou())
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .contains("<title>Thank you</title>", "<h1>Thank you</h1>", "<main>");
    }
}
