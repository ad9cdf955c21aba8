// What a sent form says, as far as its author marked it.

import { sorted, text } from './values.js';

/** The members of the touchpoint that a filled form is. */
export const filled = (form) => {
  const name = text(form.dataset.ripenForm || form.id || 'form', 255);
  const traits = {};
  const consents = [];
  for (const field of form.elements) {
    const { ripenFact: fact, ripenConsent: purpose, ripenTextVersion: textVersion } = field.dataset;
    const value = field.value;
    if (
      // Never read, marked or not: passwords, what the page hides, files, codes and cards.
      /^(password|hidden|file)$/.test(field.type) ||
      /\bcc-|password|one-time/.test(field.autocomplete) ||
      (/^(checkbox|radio)$/.test(field.type) && !field.checked) ||
      !value
    ) {
      continue;
    }
    if (fact) {
      // Two fields may be one fact: first and last name.
      traits[fact] = (traits[fact] ? traits[fact] + ' ' : '') + value;
    }
    if (purpose) {
      consents.push({ purpose, source: name, textVersion });
    }
  }
  return { name, consents, ...sorted(traits) };
};
