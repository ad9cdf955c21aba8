// ripen.js: tells ingest what happens on a page. See docs/ingest/tracker.md.

import { createOutbox } from './outbox.js';
import { filled } from './forms.js';
import { guarded, later } from './guard.js';
import { clicked, withoutToken } from './links.js';
import { createVisitor } from './visitor.js';
import { sorted, text, uuid } from './values.js';

const OUTBOX = 'ripen_outbox';
const SETTLED = 100; // milliseconds that a single-page application gets to set the new title
const PATIENCE = 15000; // milliseconds until a request without answer is given up

const start = (script) => {
  const settings = script.dataset;
  const on = (name, action) => window.addEventListener(name, guarded(action), true);
  const endpoint = new URL(
    '/v1/touchpoints?writeKey=' + encodeURIComponent(settings.key),
    settings.host || script.src
  ).href;

  const visitor = createVisitor(
    document,
    ';path=/;samesite=lax' +
      (location.protocol == 'https:' ? ';secure' : '') +
      (settings.cookieDomain ? ';domain=' + settings.cookieDomain : ''),
    settings.consent,
    navigator.globalPrivacyControl || navigator.doNotTrack == 1,
    uuid
  );

  // Browsers whose fetch ends with the page have the beacon, which tells no answer.
  const post = (body, leaving) =>
    leaving && !('keepalive' in Request.prototype) && navigator.sendBeacon(endpoint, body)
      ? Promise.resolve({})
      : fetch(endpoint, {
          method: 'POST',
          body,
          // A browser lets 64 KiB outlive their page, and a character may take three bytes.
          keepalive: body.length < 20000,
          credentials: 'omit',
          signal: AbortSignal.timeout && AbortSignal.timeout(PATIENCE)
        });

  // Nothing outlives the page without consent.
  const outbox = createOutbox(post, {
    read: () => [].concat(guarded(() => visitor.granted() && JSON.parse(window.localStorage[OUTBOX]))() || []),
    write: guarded((events) => {
      delete window.localStorage[OUTBOX];
      if (visitor.granted() && events.length) {
        window.localStorage[OUTBOX] = JSON.stringify(events);
      }
    })
  });

  let userId;
  let mailToken;
  let last; // the route that was counted last
  let referrer = document.referrer;
  let here = referrer; // the address that was counted last
  let missed; // whether the view was not counted for want of consent
  let settling;

  // A change of the query alone is no new page: filters and scroll marks live there.
  const route = () => location.pathname + (/^#[!/]/.test(location.hash) ? location.hash : '');

  const record = (type, members, asked) => {
    look(); // The view of a page comes before what happens on it.
    if (asked || visitor.tracks()) {
      const granted = visitor.granted();
      outbox.add({
        id: uuid(),
        visitorId: granted || settings.visitor != 'daily' ? visitor.id() : undefined,
        userId,
        mailToken: granted ? mailToken : undefined,
        type,
        consents: granted && settings.consent != 'assumed' ? [{ purpose: 'web-tracking', standing: granted }] : undefined,
        originalTimestamp: new Date().toISOString(),
        page: { url: text(location.href, 4096), title: text(document.title, 1024), referrer: text(referrer, 4096) },
        ...members
      });
      if (granted) {
        mailToken = undefined;
      }
    }
  };

  const view = () => {
    last = route();
    referrer = here;
    here = location.href;
    missed = !visitor.tracks();
    record('page-view');
  };

  const look = () => {
    if (settling) {
      clearTimeout(settling);
      settling = 0;
      if (route() != last) {
        view();
      }
    }
  };

  const moved = () => {
    settling = settling || later(look, SETTLED);
  };

  const follow = () => {
    ['pushState', 'replaceState'].forEach((name) => {
      const original = history[name];
      history[name] = function () {
        const result = original.apply(this, arguments);
        moved();
        return result;
      };
    });
    on('popstate', moved);
    on('pageshow', (event) => event.persisted && view());
    view();
  };

  const commands = {
    page: view,

    track: (name, given, members) =>
      record('custom', { name: text(name, 255), properties: sorted(given, true).properties, ...members }),

    identify: (traits) => {
      const { userId: id, ...others } = traits;
      userId = id ? text(id, 1024) : userId;
      record('identify', sorted(others), true);
    },

    consent: (given, about) => {
      const tracking = given['web-tracking'];
      const had = visitor.granted();
      if (tracking) {
        visitor.grant();
      }
      // A banner may repeat on every page what is known.
      const consents = Object.keys(given)
        .filter((purpose) => purpose != 'web-tracking' || tracking != had)
        .map((purpose) => ({ purpose, status: given[purpose] ? 'granted' : 'withdrawn', ...about }));
      if (consents.length) {
        record('identify', { name: 'consent', consents }, true);
      }
      if (tracking === false) {
        visitor.withdraw();
        userId = mailToken = undefined;
      }
      outbox.hurry();
      if (missed && tracking) {
        view();
      }
    }
  };

  const api = { push: guarded(([name, ...given]) => commands[name](...given)) };
  Object.keys(commands).forEach((name) => {
    api[name] = (...given) => api.push([name, ...given]);
  });

  const begin = () => {
    const queue = window.ripen || [];
    const [address, token] = withoutToken(location.href);
    window.ripen = api;
    if (token) {
      mailToken = token;
      history.replaceState(history.state, '', address);
    }
    outbox.adopt();
    // Before the first view, so that it already knows of a consent.
    queue.forEach(api.push);
    if (settings.pages != 'manual') {
      follow();
    }

    const click = (event) => {
      // The third button opens a menu, no link.
      const link = event.button < 2 && event.composedPath().find((target) => target.href);
      const touchpoint = link && clicked(link, location.host, settings.downloads);
      if (touchpoint) {
        record(...touchpoint);
      }
    };
    const leave = () => {
      look();
      outbox.hurry();
    };
    on('click', click);
    on('auxclick', click);
    on('submit', ({ target }) => 'ripenForm' in target.dataset && record('form-fill', filled(target), true));
    // A change of the document's visibility bubbles to the window.
    ['visibilitychange', 'pagehide', 'online'].forEach((name) => on(name, leave));
  };

  // A page that is only prepared in case was not seen.
  if (document.prerendering) {
    on('prerenderingchange', begin);
  } else {
    begin();
  }
};

guarded(() => {
  // Not twice on one page.
  if (Array.isArray(window.ripen || [])) {
    start(document.currentScript);
  }
})();
