import assert from 'node:assert/strict';
import test, { mock } from 'node:test';
import { createOutbox } from '../../main/tracker/outbox.js';

/** Ingest, as the test wants it to answer. */
const harness = (stored = []) => {
  const requests = [];
  const it = {
    requests,
    stored,
    ids: () => requests.map(({ body }) => JSON.parse(body).map(({ id }) => id)),
    answer: (status, headers) => requests[requests.length - 1].resolve(new Response(null, { status, headers })),
    outbox: createOutbox(
      (body, leaving) =>
        new Promise((resolve, reject) => {
          requests.push({ body, leaving, resolve, reject });
        }),
      {
        read: () => it.stored,
        write: (events) => {
          it.stored = events;
        }
      }
    )
  };
  return it;
};

const event = (id) => ({ id: '' + id });
const ids = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => '' + (from + i));
const settled = async () => {
  for (let i = 0; i < 20; i++) {
    await Promise.resolve();
  }
};

test.beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_000 }));
test.afterEach(() => mock.timers.reset());

test('events wait two seconds for others and go in one request, with the time of sending', () => {
  const { outbox, requests } = harness();
  outbox.add(event(1));
  mock.timers.tick(1_500);
  outbox.add(event(2));
  assert.equal(requests.length, 0);
  mock.timers.tick(500);
  assert.deepEqual(JSON.parse(requests[0].body), [
    { id: '1', sentAt: '1970-01-01T00:00:03.000Z' },
    { id: '2', sentAt: '1970-01-01T00:00:03.000Z' }
  ]);
});

test('ten events do not wait', () => {
  const it = harness();
  ids(1, 10).forEach((id) => it.outbox.add(event(id)));
  assert.deepEqual(it.ids(), [ids(1, 10)]);
});

test('one request is under way at a time, and what was answered is not sent again', async () => {
  const it = harness();
  ids(1, 15).forEach((id) => it.outbox.add(event(id)));
  mock.timers.tick(60_000);
  assert.deepEqual(it.ids(), [ids(1, 10)]);
  it.answer(202);
  await settled();
  mock.timers.tick(2_000);
  assert.deepEqual(it.ids(), [ids(1, 10), ids(11, 15)]);
  it.answer(200);
  await settled();
  mock.timers.tick(600_000);
  assert.equal(it.requests.length, 2);
});

for (const status of [429, 500, 503]) {
  test(`after ${status} the same ids go again, in their order and before later events`, async () => {
    const it = harness();
    it.outbox.add(event(1));
    mock.timers.tick(2_000);
    it.outbox.add(event(2));
    it.answer(status);
    await settled();
    mock.timers.tick(2_000);
    assert.deepEqual(it.ids(), [['1'], ['1', '2']]);
  });
}

test('a refusal that would be repeated is final', async () => {
  const it = harness();
  it.outbox.add(event(1));
  mock.timers.tick(2_000);
  it.answer(401);
  await settled();
  mock.timers.tick(600_000);
  assert.equal(it.requests.length, 1);
});

test('the wait that ingest asks for is kept', async () => {
  const it = harness();
  it.outbox.add(event(1));
  mock.timers.tick(2_000);
  it.answer(503, { 'Retry-After': '30' });
  await settled();
  it.outbox.add(event(2));
  mock.timers.tick(29_999);
  assert.equal(it.requests.length, 1);
  mock.timers.tick(1);
  assert.deepEqual(it.ids()[1], ['1', '2']);
});

test('without an answer the waits grow, up to a minute', async () => {
  const it = harness();
  it.outbox.add(event(1));
  let before = 0;
  mock.timers.tick(2_000);
  for (let attempt = 1; attempt < 12; attempt++) {
    it.requests[it.requests.length - 1].reject(new TypeError('Failed to fetch'));
    await settled();
    let waited = 0;
    while (it.requests.length === attempt) {
      mock.timers.tick(100);
      waited += 100;
    }
    const most = Math.min(60_000, 1_000 * 2 ** attempt);
    assert.ok(waited >= most / 2 - 100 && waited <= most + 100, `${waited} ms before attempt ${attempt + 1}`);
    before = waited;
  }
  assert.ok(before >= 30_000);
});

test('a Retry-After that is no number of seconds does not make it hurry', async () => {
  const it = harness();
  it.outbox.add(event(1));
  mock.timers.tick(2_000);
  it.answer(503, { 'Retry-After': 'Sun, 22 Nov 2026 10:00:00 GMT' });
  await settled();
  mock.timers.tick(999);
  assert.equal(it.requests.length, 1);
});

test('the oldest are dropped past 200', async () => {
  const it = harness();
  it.outbox.add(event(0));
  mock.timers.tick(2_000);
  it.answer(503, { 'Retry-After': '600' });
  await settled();
  ids(1, 250).forEach((id) => it.outbox.add(event(id)));
  it.outbox.hurry();
  assert.deepEqual(it.ids().slice(1).flat(), ids(51, 250));
});

test('a page that leaves sends all at once and keeps all until it is answered', async () => {
  const it = harness();
  ids(1, 25).forEach((id) => it.outbox.add(event(id)));
  it.outbox.hurry();
  assert.deepEqual(it.ids(), [ids(1, 10), ids(11, 20), ids(21, 25)]);
  assert.deepEqual(it.requests.map(({ leaving }) => !!leaving), [false, true, true]);
  assert.deepEqual(it.stored.map(({ id }) => id), ids(1, 25));
  it.requests.forEach(({ resolve }) => resolve(new Response(null, { status: 202 })));
  await settled();
  assert.deepEqual(it.stored, []);
});

test('what failed is kept for the next page, which sends it under the same ids', async () => {
  const first = harness();
  first.outbox.add(event(1));
  mock.timers.tick(2_000);
  first.answer(503);
  await settled();
  const next = harness(first.stored);
  next.outbox.adopt();
  mock.timers.tick(2_000);
  assert.deepEqual(next.ids(), [['1']]);
  next.answer(202);
  await settled();
  assert.deepEqual(next.stored, []);
});

test('what another tab keeps stays', async () => {
  const it = harness();
  it.outbox.add(event('mine'));
  mock.timers.tick(2_000);
  it.stored = [event('theirs')];
  it.answer(503);
  await settled();
  assert.deepEqual(it.stored.map(({ id }) => id), ['theirs', 'mine']);
  mock.timers.tick(2_000);
  it.answer(202);
  await settled();
  assert.deepEqual(it.stored.map(({ id }) => id), ['theirs']);
});
