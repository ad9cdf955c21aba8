import assert from 'node:assert/strict';
import test from 'node:test';
import { createVisitor } from '../../main/tracker/visitor.js';
import { uuid } from '../../main/tracker/values.js';

const KNOWN = '0f8e2c1a-5b5a-4c3e-9a50-6d1f0c7f4a11';

/** A document whose cookie is a jar, as browsers have it. */
const page = (value) => {
  const jar = new Map(value ? [['ripen_id', value]] : []);
  return {
    jar,
    written: [],
    get cookie() {
      return ['other=1', ...[...jar].map((cookie) => cookie.join('='))].join('; ');
    },
    set cookie(text) {
      this.written.push(text);
      const [, name, set, age] = /^(\w+)=([^;]*);max-age=(\d+)/.exec(text);
      if (age === '0') {
        jar.delete(name);
      } else {
        jar.set(name, set);
      }
    }
  };
};

const visitor = (document, mode, signal) => createVisitor(document, ';path=/', mode, signal, uuid);

test('without consent nothing is written, and the id lasts as long as the page', () => {
  const document = page();
  const ann = visitor(document);
  assert.equal(ann.tracks(), true);
  assert.equal(ann.granted(), false);
  assert.equal(ann.id(), ann.id());
  assert.notEqual(ann.id(), visitor(document).id());
  assert.deepEqual(document.written, []);
});

test('with consent the id of the page is kept for 390 days', () => {
  const document = page();
  const ann = visitor(document);
  ann.grant();
  ann.grant();
  assert.deepEqual(document.written, [`ripen_id=${ann.id()};max-age=33696000;path=/`]);
  assert.equal(visitor(document).id(), ann.id());
  assert.equal(visitor(document).granted(), true);
});

test('withdrawal removes the id and tracks no more', () => {
  const document = page(KNOWN);
  const ann = visitor(document);
  assert.equal(ann.id(), KNOWN);
  ann.withdraw();
  assert.equal(document.jar.has('ripen_id'), false);
  assert.notEqual(ann.id(), KNOWN);
  assert.equal(ann.tracks(), false);
  assert.equal(ann.granted(), false);
});

test('where consent is assumed the id is kept from the start, until it is refused for good', () => {
  const document = page();
  const ann = visitor(document, 'assumed');
  assert.equal(ann.granted(), true);
  assert.equal(document.jar.get('ripen_id'), ann.id());
  ann.withdraw();
  assert.equal(document.jar.get('ripen_id'), 'no');
  const later = visitor(document, 'assumed');
  assert.deepEqual([later.granted(), later.tracks()], [false, false]);
  later.grant();
  assert.equal(visitor(document, 'assumed').id(), later.id());
});

test('a browser that asks not to be tracked is not, unless the person said yes here', () => {
  const document = page();
  const ann = visitor(document, 'assumed', true);
  assert.deepEqual([ann.granted(), ann.tracks(), document.written], [false, false, []]);
  assert.equal(visitor(page(), undefined, true).tracks(), false);
  assert.equal(visitor(page(KNOWN), undefined, true).tracks(), true);
});

test('a strict site is silent before consent', () => {
  const ann = visitor(page(), 'strict');
  assert.equal(ann.tracks(), false);
  ann.grant();
  assert.equal(ann.tracks(), true);
});

test('a cookie that somebody else wrote is no id', () => {
  assert.equal(visitor(page('<script>')).granted(), false);
});

test('it works where cookies are forbidden', () => {
  const forbidden = {
    get cookie() {
      throw new Error('SecurityError');
    },
    set cookie(text) {
      throw new Error('SecurityError');
    }
  };
  const ann = visitor(forbidden, 'assumed');
  const id = ann.id();
  assert.deepEqual([ann.granted(), ann.id()], [true, id]);
  ann.withdraw();
  assert.equal(ann.tracks(), false);
});
