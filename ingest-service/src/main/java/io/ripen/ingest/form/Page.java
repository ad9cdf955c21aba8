package io.ripen.ingest.form;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The few pages that people see when a form has none of its own: plain HTML that needs neither script nor style. */
final class Page {
    private Page() {}

    static String thankYou() {
        return page("Thank you", "<p>Your form has been sent.</p>");
    }

    /** Says which fields are wrong and what would be right. */
    static String problems(List<FieldProblem> problems, @Nullable URI form) {
        String list = problems.stream().map(Page::item).collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
        return page(
                "Please check the form",
                "<div role=\"alert\">\n<p>Nothing has been sent yet.</p>\n" + list + "\n</div>\n" + back(form));
    }

    /** Says that it did not work, and why. */
    static String trouble(String title, String detail) {
        return page(title, "<p role=\"alert\">" + escaped(detail) + "</p>");
    }

    private static String item(FieldProblem problem) {
        String field = problem.field().isEmpty() ? "" : "<strong>" + escaped(problem.field()) + "</strong>: ";
        return "<li>" + field + escaped(problem.message()) + "</li>";
    }

    private static String back(@Nullable URI form) {
        return form == null
                ? "<p>Go back to the form with your browser's back button; what you wrote is still there.</p>"
                : "<p><a href=\"" + escaped(form.toASCIIString()) + "\">Back to the form</a></p>";
    }

    private static String page(String title, String main) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <title>%1$s</title>
                </head>
                <body>
                <main>
                <h1>%1$s</h1>
                %2$s
                </main>
                </body>
                </html>
                """.formatted(escaped(title), main);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
