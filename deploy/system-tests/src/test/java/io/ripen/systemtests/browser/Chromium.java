package io.ripen.systemtests.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.ripen.systemtests.clients.NodeClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The machine's own Chromium without a window. Where it is missing the test is skipped, or fails if demanded. */
public final class Chromium implements AutoCloseable {
    private static final String PROGRAM = "chromium";

    /** Chromium calls itself headless otherwise, which ingest takes for the machine that it is. */
    private static final String AGENT =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright) {
        this.playwright = playwright;
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(path())
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** Starts it. */
    public static Chromium start() {
        NodeClient.require(PROGRAM);
        return new Chromium(Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
    }

    /** Someone with a browser of their own: no cookie yet. */
    BrowserContext person() {
        return browser.newContext(new Browser.NewContextOptions().setUserAgent(AGENT));
    }

    /**
     * Someone whose browser runs no script.
     *
     * @param language as in {@code Accept-Language}
     */
    public BrowserContext personWithoutScripts(String language, int width, int height) {
        return browser.newContext(new Browser.NewContextOptions()
                .setJavaScriptEnabled(false)
                .setLocale(language)
                .setViewportSize(width, height));
    }

    private static Path path() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
