import assert from 'node:assert/strict';
import test from 'node:test';
import { sorted, text, uuid } from '../../main/tracker/values.js';

test('a text loses control characters and lone surrogates, and keeps whole characters', () => {
  assert.equal(text(' a\0b\nc\u007f \ud83d d😀 ', 99), 'a b c    d😀');
});

test('a text is cut to what the member holds, even within a character', () => {
  assert.equal(text('ab😀', 3), 'ab');
  assert.equal(text('x'.repeat(300), 255).length, 255);
});

test('traits become facts, and what is no fact becomes a property', () => {
  assert.deepEqual(sorted({ email: 'Ann.Bell@example.com', company: 'Example', companySize: 250, plan: 'pro' }), {
    facts: { email: 'Ann.Bell@example.com', company: 'Example', companySize: '250' },
    properties: { plan: 'pro' }
  });
});

test('a trait that its fact cannot hold is kept as a property', () => {
  const given = {
    email: 'ann at example',
    country: 'Germany',
    locale: 'de_DE',
    timeZone: 'CET',
    phone: '1'.repeat(65),
    name: 'n'.repeat(256)
  };
  assert.deepEqual(sorted(given), { facts: {}, properties: given });
});

test('an address without a domain is no fact, because ingest would refuse the event', () => {
  assert.deepEqual(sorted({ email: 'ann@localhost' }).facts, {});
});

test('what the format cannot hold is left out', () => {
  const given = { list: [1], nested: { a: 1 }, nothing: null, absent: undefined, call() {}, name: null, '': 'no name' };
  assert.deepEqual(sorted(given), { facts: {}, properties: {} });
});

test('numbers and booleans stay what they are, and names and texts are cut', () => {
  const { properties } = sorted({ seats: 25, partner: false, ['n'.repeat(70)]: 't'.repeat(3000) });
  assert.deepEqual(properties, { seats: 25, partner: false, ['n'.repeat(64)]: 't'.repeat(2048) });
});

test('names that every object has are names like others', () => {
  assert.deepEqual(sorted({ constructor: 'x', toString: 'y' }).properties, { constructor: 'x', toString: 'y' });
});

test('at most 100 properties are kept', () => {
  const many = Object.fromEntries(Array.from({ length: 150 }, (_, i) => ['p' + i, i]));
  assert.equal(Object.keys(sorted(many).properties).length, 100);
});

test('properties of an event are no facts of a person', () => {
  assert.deepEqual(sorted({ name: 'banner', email: 'a@b.example' }, true), {
    facts: {},
    properties: { name: 'banner', email: 'a@b.example' }
  });
});

test('ids are random UUIDs of version 4', () => {
  const ids = new Set(Array.from({ length: 1000 }, uuid));
  assert.equal(ids.size, 1000);
  ids.forEach((id) => assert.match(id, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/));
});
