// The page's own script: the queue of ripen.js, and the consent banner. No inline script, so that the site's content
// security policy needs no exception.

// Calls made before ripen.js is there wait in the queue.
window.ripen = window.ripen || [];
for (const command of ['page', 'track', 'identify', 'consent']) {
  window.ripen[command] = (...given) => window.ripen.push([command, ...given]);
}

// What the person decided, kept by the site itself: it needs no id for that.
const decision = {
  get: () => {
    try {
      return localStorage.getItem('cookie-decision');
    } catch (blocked) {
      return null;
    }
  },
  set: (text) => {
    try {
      localStorage.setItem('cookie-decision', text);
    } catch (blocked) {
      // Then the banner comes again on the next page.
    }
  }
};

const banner = document.querySelector('.consent');

const decide = (yes) => {
  decision.set(yes ? 'yes' : 'no');
  window.ripen.consent({ 'web-tracking': yes }, { source: 'banner', textVersion: '2026-11' });
  banner.hidden = true;
};

banner.querySelector('.yes').addEventListener('click', () => decide(true));
banner.querySelector('.no').addEventListener('click', () => decide(false));
document.querySelector('.decide-again').addEventListener('click', () => {
  banner.hidden = false;
  banner.querySelector('.no').focus();
});

if (decision.get() === null) {
  banner.hidden = false;
} else if (decision.get() === 'no') {
  // Tell the tracker on every page that it has to be silent; a yes it remembers itself.
  window.ripen.consent({ 'web-tracking': false });
}
