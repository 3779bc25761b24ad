import { isNode, type PackFile } from './pack-file.ts';
import type { FrenchTitles } from './titles.ts';

/** `facts/titles.yaml`, and `facts/titles-<name>.yaml` of folders of one's own, which go before it. */
export const titlesPath = /^facts\/titles(-[a-z0-9-]+)?\.yaml$/;

/** The French titles of all files together; what is missing or malformed is left out, since English can stand for it. */
export function frenchTitles(files: readonly PackFile[]): FrenchTitles {
  const bodies = files
    .filter(file => titlesPath.test(file.path))
    .toSorted((a, b) => a.path.length - b.path.length)
    .map(file => (isNode(file.data) ? file.data : {}));
  const table = (name: string) =>
    Object.assign({}, ...bodies.map(body => textsIn(body[name]))) as Record<string, string>;
  const own = bodies.flatMap(body => Object.entries(isNode(body.own_stages) ? body.own_stages : {}));
  return {
    regimes: table('regimes'),
    stages: table('stages'),
    own_stages: Object.fromEntries(own.map(([regime, stages]) => [regime, textsIn(stages)])),
    addressees: table('addressees'),
    keywords: table('keywords'),
  };
}

const textsIn = (table: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(isNode(table) ? table : {}).flatMap(([id, text]) =>
      typeof text === 'string' && text.trim() !== '' ? [[id, spaced(text)] as const] : [],
    ),
  );

/** French signs of two parts keep to their word, so that no line begins with one. */
const spaced = (text: string): string => text.replace(/ ([?!;:])/g, '\u00a0$1');
