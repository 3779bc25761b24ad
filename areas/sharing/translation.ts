import { translateMarking } from '#engines/handling/index.ts';
import type { Lexicons, Marking } from '#engines/handling/types.ts';
import type { CellTranslation } from './contract.ts';
import type { PartyRow } from './store.ts';
import type { Translator } from './version.ts';

/**
 * Tells a recipient in their own scheme how to handle what they get: the scheme of the party's record (`scheme`), or the
 * classification of their country where the source is a classification too. Sharing boundaries such as TLP are everyone's.
 */
export function translatorOf(lexicons: Lexicons): Translator {
  return (marking, recipient, at) => {
    const target = targetScheme(marking, recipient, lexicons);
    if (target === undefined || target === marking.scheme) return asItIs(marking);
    const { marking: written, relation, residual } = translateMarking(marking, target, lexicons, { at });
    return {
      scheme: target,
      // Without a counterpart the original goes, and the instructions with it.
      marking: written ?? marking.canonical,
      relation,
      residual: residual.map(({ en, fr }) => ({ en, fr })),
    };
  };
}

const asItIs = (marking: Marking): CellTranslation => ({
  scheme: marking.scheme,
  marking: [marking, ...(marking.also ?? [])].map(mark => mark.canonical).join(' '),
  relation: 'same',
  residual: [],
});

function targetScheme(marking: Marking, recipient: PartyRow, lexicons: Lexicons): string | undefined {
  const own = recipient.attributes.scheme;
  if (typeof own === 'string' && lexicons.byId.has(own)) return own;
  const isClassification = (scheme: string) => lexicons.byId.get(scheme)?.kind.startsWith('classification') === true;
  if (!isClassification(marking.scheme)) return undefined;
  return [...lexicons.byId.values()].find(
    ({ id, jurisdiction, status }) =>
      isClassification(id) && jurisdiction === recipient.country && status === 'current',
  )?.id;
}
