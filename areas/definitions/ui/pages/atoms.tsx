import type { Atom } from '#engines/duties/definitions/atoms.ts';
import { useText } from '#platform/i18n/registry.ts';
import classes from '../definitions.module.css';
import { spoken } from '../spoken.ts';

/** The tests of a definition in words, each article once beneath those that stand in it, less what is said of it above. */
export function Atoms({ atoms, above = '' }: { readonly atoms: readonly Atom[]; readonly above?: string }) {
  const t = useText('definitions');
  return (
    <ul className={classes.atoms}>
      {[...Map.groupBy(atoms, atom => atom.cite)].map(([cite, same]) => (
        <li key={cite}>
          {same.map((atom, i) => (
            // The same test may stand twice in one definition.
            // oxlint-disable-next-line react/no-array-index-key
            <div key={i}>{atom.against ? `${t('side.unless')} ${within(spoken(atom))}` : spoken(atom)}</div>
          ))}
          {cite !== above && <span className={classes.cite}>{cite.slice(above.length).replace(/^[,;] /, '')}</span>}
        </li>
      ))}
    </ul>
  );
}

/** As it is written inside a sentence; an abbreviation keeps its capitals. */
const within = (phrase: string): string =>
  /^\p{Lu}{2}/u.test(phrase) ? phrase : phrase.charAt(0).toLowerCase() + phrase.slice(1);
