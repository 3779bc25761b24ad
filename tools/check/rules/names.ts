import type { Rule } from '../finding.ts';

const vague = /(^|\/)(utils?|helpers?|common|misc|stuff|lib)(\/|\.tsx?$)/;

/** A name that fits everything tells nothing. */
export const tellingNames: Rule = tree =>
  [...tree.keys()]
    .filter(file => vague.test(file))
    .map(file => ({ file, rule: 'telling-names', message: 'name it after what is in it' }));
