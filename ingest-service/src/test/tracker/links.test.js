import assert from 'node:assert/strict';
import test from 'node:test';
import { clicked, withoutToken } from '../../main/tracker/links.js';

const HOST = 'www.example.com';

const link = (address, attributes = []) => {
  const { href, protocol, host, origin, pathname } = new URL(address, 'https://' + HOST);
  return { href, protocol, host, origin, pathname, hasAttribute: (name) => attributes.includes(name) };
};

test('a link to a document is a download, with the address that the catalogue knows', () => {
  assert.deepEqual(clicked(link('/files/Displays.PDF?v=2'), HOST), [
    'download',
    { properties: { href: 'https://www.example.com/files/Displays.PDF?v=2' } }
  ]);
});

test('a link that says so is a download, whatever its ending', () => {
  assert.equal(clicked(link('/files/latest', ['download']), HOST)[0], 'download');
});

test('a document on another host is a download', () => {
  assert.equal(clicked(link('https://cdn.example.net/a.pdf'), HOST)[0], 'download');
});

test('the endings can be chosen', () => {
  assert.equal(clicked(link('/app.dmg'), HOST, 'dmg, exe')[0], 'download');
  assert.equal(clicked(link('/app.exe'), HOST, 'dmg, exe')[0], 'download');
  assert.equal(clicked(link('/paper.pdf'), HOST, 'dmg, exe'), undefined);
});

test('a link to another host is an outbound click, told without its query', () => {
  assert.deepEqual(clicked(link('https://partner.example.org/shop?session=secret#x'), HOST), [
    'custom',
    { name: 'outbound-click', properties: { href: 'https://partner.example.org/shop' } }
  ]);
});

test('links within the site, mail addresses and scripts are nothing', () => {
  ['/pricing', '#top', 'mailto:ann@example.com', 'tel:+49', 'javascript:void 0'].forEach((address) =>
    assert.equal(clicked(link(address), HOST), undefined, address)
  );
});

test('the token leaves the address, and the rest stays as it was written', () => {
  const token = 'aB3-_.x~9';
  const cases = {
    [`https://a.example/?rpn=${token}`]: 'https://a.example/',
    [`https://a.example/?rpn=${token}#part`]: 'https://a.example/#part',
    [`https://a.example/?a=1%20b&rpn=${token}`]: 'https://a.example/?a=1%20b',
    [`https://a.example/?rpn=${token}&a=1+b#part`]: 'https://a.example/?a=1+b#part',
    [`https://a.example/?a=1&rpn=${token}&b=2`]: 'https://a.example/?a=1&b=2'
  };
  for (const address in cases) {
    assert.deepEqual(withoutToken(address), [cases[address], token]);
  }
});

test('an address without a token stays', () => {
  ['https://a.example/', 'https://a.example/?xrpn=1&q=rpn', 'https://a.example/?rpn='].forEach((address) =>
    assert.deepEqual(withoutToken(address), [address, undefined])
  );
});
