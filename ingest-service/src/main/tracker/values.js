// What ingest's event format can hold. One value that does not fit would cost the whole event, so values are cut,
// cleaned or moved here.

const WORDS = /^.{1,255}$/;
const SHORT = /^.{1,64}$/;

// The facts of the format, and which texts they can hold.
const FACTS = {
  __proto__: null,
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  name: WORDS,
  phone: SHORT,
  jobTitle: WORDS,
  function: WORDS,
  company: WORDS,
  companySize: SHORT,
  industry: WORDS,
  country: /^[a-z]{2}$/i,
  timeZone: /^\w+\/./,
  locale: /^[a-z]{2,3}(-\w{2,8})*$/i
};

/** The value as a text that the format takes: no control characters, no unpaired surrogates, not too long. */
export const text = (value, most) =>
  ('' + value)
    .slice(0, most)
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trim();

/**
 * Sorts values into facts and properties; what neither can hold is left out.
 *
 * @param given by name
 * @param plain whether all are properties
 */
export const sorted = (given, plain) => {
  const facts = {};
  const properties = {};
  let room = 100;
  for (const name in given) {
    const key = text(name, 64);
    const value = typeof given[name] == 'string' ? text(given[name], 2048) : given[name];
    if (!key || !/str|num|bool/.test(typeof value)) {
      continue;
    }
    if (!plain && FACTS[key] && FACTS[key].test(value)) {
      facts[key] = '' + value;
    } else if (room-- > 0) {
      properties[key] = value;
    }
  }
  return { facts, properties };
};

/** A random UUID, also on pages without TLS, where crypto.randomUUID is missing. */
export const uuid = () =>
  'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () =>
    (crypto.getRandomValues(new Uint8Array(1))[0] & 15).toString(16)
  );
