import type { Language } from '#platform/room/watch.ts';

/** What the directory says on the watch floor. */
export interface WatchTexts {
  readonly noChannel: string;
  readonly keyDead: (state: string, on: string, instead: { readonly kind: string; readonly rank: number }) => string;
  readonly failing: (kind: string, how: string) => string;
  readonly keyEnds: (on: string) => string;
  readonly stale: (kinds: readonly string[]) => string;
}

const frenchKinds: Readonly<Record<string, string>> = {
  email: 'courriel',
  voice: 'téléphone',
  'emergency-voice': 'téléphone d’urgence',
  'secure-chat': 'messagerie sûre',
  fax: 'télécopie',
  portal: 'portail',
  postal: 'courrier',
};
const frenchKind = (kind: string): string => frenchKinds[kind] ?? kind;
const kindOf = (kind: string): string => kind.replace('-', ' ');

export const watchTexts: Readonly<Record<Language, WatchTexts>> = {
  en: {
    noChannel: 'no channel can be used now',
    keyDead: (state, on, instead) =>
      `OpenPGP key ${state} ${on}: no mail; ${kindOf(instead.kind)} (rank ${instead.rank}) is used instead`,
    failing: (kind, how) => `${kindOf(kind)} ${how}: ask for another one`,
    keyEnds: on => `OpenPGP key ends ${on}: ask for the next one`,
    stale: kinds => `${kinds.map(kindOf).join(', ')} not confirmed for more than a year`,
  },
  fr: {
    noChannel: 'aucun canal n’est utilisable maintenant',
    keyDead: (state, on, instead) =>
      `clé OpenPGP ${state === 'revoked' ? 'révoquée' : 'expirée'} le ${on} : pas de courriel ; ${frenchKind(instead.kind)} (rang ${instead.rank}) à la place`,
    failing: (kind, how) =>
      `${frenchKind(kind)} ${how === 'disputed' ? 'contesté' : 'injoignable'} : en demander un autre`,
    keyEnds: on => `la clé OpenPGP expire le ${on} : demander la suivante`,
    stale: kinds => `${kinds.map(frenchKind).join(', ')} : non confirmé depuis plus d’un an`,
  },
};
