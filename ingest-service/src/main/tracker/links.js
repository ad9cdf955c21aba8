// What a click on a link says.

import { text } from './values.js';

const FILES = 'pdf doc docx xls xlsx ppt pptx odt csv zip epub';

/**
 * The touchpoint of a click on a link, as type and members; undefined if it is none.
 *
 * @param link an a or area element
 * @param host of the page
 * @param endings of files, separated by anything; without them those of documents
 */
export const clicked = (link, host, endings = FILES) => {
  if (/^http/.test(link.protocol)) {
    if (
      link.hasAttribute('download') ||
      RegExp('\\.(' + endings.replace(/\W+/g, '|') + ')$', 'i').test(link.pathname)
    ) {
      // By this property ingest finds the asset in the site's catalogue.
      return ['download', { properties: { href: text(link.href, 2048) } }];
    }
    if (link.host != host) {
      // Without its query: what another site is told there is not ours to keep.
      return ['custom', { name: 'outbound-click', properties: { href: text(link.origin + link.pathname, 2048) } }];
    }
  }
};

/** The address without the token that a link of our mails carries, and the token. */
export const withoutToken = (address) => {
  let token;
  const rest = address.replace(/([?&])rpn=([\w.~-]+)(&|(?=#|$))/, (all, before, value, after) => {
    token = value;
    return after && before;
  });
  return [rest, token];
};
