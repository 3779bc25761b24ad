import type { Lexicon, Profile } from './types.ts';

/**
 * The dialect of whoever made or issued an item, where a pack states one: `CERT-FR` and `cert-fr (ANSSI)` are both ANSSI.
 * A name counts only as a whole word at the beginning, so that `BSIX` is nobody known.
 */
export function profileOf(lexicon: Lexicon | undefined, who: string | undefined): Profile | undefined {
  if (who === undefined) return undefined;
  const name = who.trim().toUpperCase();
  return lexicon?.profiles.find(profile =>
    profile.names.some(known => {
      const own = known.toUpperCase();
      return name.startsWith(own) && !/^[\p{L}\p{N}]/u.test(name.slice(own.length));
    }),
  );
}
