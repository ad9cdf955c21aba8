// Who is it, as far as the person lets us know.

import { guarded } from './guard.js';

const AGE = 33696000; // seconds: 390 days, counted from the consent and never extended

/**
 * @param page the document, for its cookie
 * @param attributes of the cookie: path, domain and the like
 * @param mode what holds before the person said anything: 'assumed' consent, 'strict' silence, or else events whose
 *     visitor id ends with the page
 * @param signal whether the browser asks not to be tracked
 * @param fresh makes an id
 */
export const createVisitor = (page, attributes, mode, signal, fresh) => {
  const write = guarded((value, age) => {
    page.cookie = 'ripen_id=' + value + ';max-age=' + age + attributes;
  });
  const [, found] = guarded(() => /(?:^|; )ripen_id=(no|[\da-f-]{36})/.exec(page.cookie))() || [];
  const refused = found == 'no';
  let granted = !!found && !refused;
  let id = granted ? found : fresh();
  let silent = refused || signal || mode == 'strict';

  const grant = () => {
    if (!granted) {
      granted = true;
      write(id, AGE);
    }
  };
  if (mode == 'assumed' && !silent) {
    grant();
  }

  return {
    id: () => id,

    granted: () => granted,

    /** Whether events may be sent that the person did not ask for. */
    tracks: () => granted || !silent,

    grant,

    /** Forgets the person. Only where consent is assumed the refusal itself must be remembered. */
    withdraw: () => {
      granted = false;
      silent = true;
      id = fresh();
      write('no', mode == 'assumed' ? AGE : 0);
    }
  };
};
