import assert from 'node:assert/strict';
import test from 'node:test';
import { filled } from '../../main/tracker/forms.js';

const form = (elements, dataset = { ripenForm: 'book-a-demo' }, id = '') => ({ elements, dataset, id });
const field = (type, value, dataset, more) => ({ type, value, dataset, autocomplete: '', ...more });

test('marked fields become facts and properties, others are not read', () => {
  const fields = [
    field('email', 'ann@example.com', { ripenFact: 'email' }),
    field('text', '250', { ripenFact: 'companySize' }),
    field('select-one', 'Germany', { ripenFact: 'country' }),
    field('text', 'next spring', { ripenFact: 'start' }),
    field('text', 'not to be read', {}),
    field('submit', 'Send', {})
  ];
  assert.deepEqual(filled(form(fields)), {
    name: 'book-a-demo',
    facts: { email: 'ann@example.com', companySize: '250' },
    properties: { country: 'Germany', start: 'next spring' },
    consents: []
  });
});

test('two fields can be one fact', () => {
  const fields = [field('text', 'Ann', { ripenFact: 'name' }), field('text', 'Bell', { ripenFact: 'name' })];
  assert.deepEqual(filled(form(fields)).facts, { name: 'Ann Bell' });
});

test('passwords, hidden fields, files, codes and cards are never read, marked or not', () => {
  const mark = { ripenFact: 'phone' };
  const fields = [
    field('password', 'secret', mark),
    field('hidden', 'secret', mark),
    field('file', 'secret', mark),
    field('text', 'secret', mark, { autocomplete: 'billing cc-number' }),
    field('text', 'secret', mark, { autocomplete: 'cc-csc' }),
    field('text', 'secret', mark, { autocomplete: 'one-time-code' }),
    field('text', 'secret', mark, { autocomplete: 'current-password' })
  ];
  const { facts, properties } = filled(form(fields));
  assert.deepEqual([facts, properties], [{}, {}]);
});

test('only what is chosen counts, and a ticked consent is given', () => {
  const consent = { ripenConsent: 'contact-by-mail', ripenTextVersion: '2026-03' };
  const fields = [
    field('radio', 'small', { ripenFact: 'companySize' }, { checked: false }),
    field('radio', 'large', { ripenFact: 'companySize' }, { checked: true }),
    field('checkbox', 'on', consent, { checked: true }),
    field('checkbox', 'on', { ripenConsent: 'profiling' }, { checked: false })
  ];
  const read = filled(form(fields));
  assert.deepEqual(read.facts, { companySize: 'large' });
  assert.deepEqual(read.consents, [
    { purpose: 'contact-by-mail', source: 'book-a-demo', textVersion: '2026-03' }
  ]);
});

test('a form without a name has its id, and fields without a value are passed over', () => {
  const fieldset = { dataset: { ripenFact: 'email' } };
  assert.deepEqual(filled(form([fieldset], { ripenForm: '' }, 'newsletter')), {
    name: 'newsletter',
    facts: {},
    properties: {},
    consents: []
  });
});
