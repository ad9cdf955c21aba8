// Events on their way: they stay here, under the ids they were born with, until ingest has answered for them.

import { later } from './guard.js';

const SOON = 2000; // an event waits this many milliseconds for others
const MANY = 10; // so many events do not wait, and go in one request
const MOST = 200; // past this the oldest are dropped
const LONGEST = 60000; // milliseconds between two attempts, unless ingest asks for more

/**
 * @param post takes a body and whether the page is about to go, gives a promise of a response
 * @param kept the list of those that outlive the page: read(), write(events); both do nothing without consent
 */
export const createOutbox = (post, kept) => {
  const seen = {};
  let waiting = [];
  let flying = [];
  let failures = 0;
  let timer;

  // Other tabs keep theirs in the same place: only what this page has seen is replaced.
  const keep = () =>
    kept.write(
      kept
        .read()
        .filter((event) => !seen[event.id])
        .concat(flying, waiting)
        .slice(-MOST)
    );

  const wait = (milliseconds) => {
    timer = timer || later(flush, milliseconds);
  };

  const send = (leaving) => {
    const sentAt = new Date().toISOString();
    const batch = waiting.splice(0, MANY);
    flying = flying.concat(batch);
    const settle = (answer) => {
      const again = answer.status > 428; // too many, or not now
      flying = flying.filter((event) => !batch.includes(event));
      failures = again ? failures + 1 : 0;
      waiting = again ? batch.concat(waiting) : waiting;
      keep();
      if (waiting.length) {
        // The random part keeps a crowd of pages from coming back in one moment.
        const pause = Math.min(LONGEST, 1000 * 2 ** failures) * (0.5 + Math.random() / 2);
        wait(again ? Math.max(pause, answer.headers.get('Retry-After') * 1000 || 0) : SOON);
      }
    };
    post(JSON.stringify(batch.map((event) => ({ ...event, sentAt }))), leaving)
      .catch(() => new Response(null, { status: 503 }))
      .then(settle);
  };

  // One request at a time keeps the order.
  const flush = () => {
    clearTimeout(timer);
    timer = 0;
    if (waiting.length && !flying.length) {
      send();
    }
  };

  const add = (event) => {
    seen[event.id] = 1;
    waiting = waiting.concat(event).slice(-MOST);
    if (waiting.length < MANY || failures) {
      wait(SOON);
    } else {
      flush();
    }
  };

  return {
    add,

    /** Takes over what earlier pages could not send. */
    adopt: () => kept.read().forEach(add),

    /** The page may be gone in a moment: sends all, and keeps it for the next page until it is answered. */
    hurry: () => {
      keep();
      while (waiting.length) {
        send(true);
      }
    }
  };
};
