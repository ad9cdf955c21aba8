package io.ripen.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.ripen.systemtests.browser.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody on the pages of a mail's links with a keyboard alone, in a real browser that runs no script. What the pages look
 * like is kept below {@code target/consent-pages}.
 */
final class ConsentPagesWalk implements AutoCloseable {
    private static final Path PICTURES = Path.of("target/consent-pages").toAbsolutePath();

    /** More than a page has. */
    private static final int MOST_STOPS = 20;

    private final BrowserContext context;
    private final Page page;
    private final String name;

    private ConsentPagesWalk(BrowserContext context, String name) {
        this.context = context;
        this.page = context.newPage();
        this.name = name;
    }

    /** At a desk, in English. */
    static ConsentPagesWalk atADesk(Chromium chromium) {
        return new ConsentPagesWalk(chromium.personWithoutScripts("en-GB", 1280, 800), "desk");
    }

    /** With the narrowest of phones, in German and in the dark. */
    static ConsentPagesWalk withAPhone(Chromium chromium) {
        ConsentPagesWalk walk = new ConsentPagesWalk(chromium.personWithoutScripts("de-DE", 320, 640), "phone");
        walk.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        return walk;
    }

    /** Opens a link. */
    ConsentPagesWalk opens(String link) {
        page.navigate(link);
        return this;
    }

    /** Presses keys one after the other. */
    ConsentPagesWalk presses(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    /** Sends the form by a key and waits for the page that answers. */
    ConsentPagesWalk sends(String key) {
        page.waitForResponse(
                answer -> answer.request().method().equals("POST"),
                () -> page.keyboard().press(key));
        page.waitForLoadState();
        return this;
    }

    /** Goes on with the tabulator to something, as a screen reader says it, for example {@code checkbox "Security" [checked]}. */
    ConsentPagesWalk goesTo(String wanted) {
        List<String> passed = new ArrayList<>();
        while (!passed.contains(wanted) && passed.size() < MOST_STOPS) {
            page.keyboard().press("Tab");
            passed.add(page.locator(":focus").ariaSnapshot().replaceFirst("^- ", ""));
        }
        assertThat(passed).as("what the tabulator comes by").contains(wanted);
        return this;
    }

    /** Reads the whole page as a screen reader does: one thing a line, landmarks and groups with what is in them. */
    String reads(String picture) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(picture + "-" + name + ".png"))
                .setFullPage(true));
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as(picture + " needs no scrolling sideways")
                .isEqualTo(true);
        return page.locator("body").ariaSnapshot();
    }

    @Override
    public void close() {
        context.close();
    }
}
