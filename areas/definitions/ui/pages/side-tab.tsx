import { NativeSelect, TextInput } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import classes from '../definitions.module.css';
import type { Definition } from '#engines/duties/definitions/definition.ts';
import { dimensions, type Profile, profileOf } from '#engines/duties/definitions/dimensions.ts';
import { definitionOf } from '#engines/duties/definitions/proposal.ts';
import type { TabProps } from '../lab-state.ts';
import { Atoms } from './atoms.tsx';

/** Every definition along the nine dimensions, test by test, each article once. */
export default function SideTab({ definitions, loaded, date, state }: TabProps) {
  const t = useText('definitions');
  const [text, setText] = useState('');
  const [place, setPlace] = useState('');
  const wanted = useDeferredValue(text).trim().toLowerCase();
  const proposed = useMemo(() => proposedOf(state.proposal, loaded.regimes), [state.proposal, loaded]);
  const rows = useMemo(
    () =>
      [...proposed, ...definitions].map(definition => ({
        definition,
        profile: profileOf(definition, date, loaded.regimes),
      })),
    [definitions, proposed, date, loaded],
  );
  const places = [...new Set(definitions.map(each => each.jurisdiction))].toSorted();
  const shown = rows.filter(
    ({ definition }) =>
      (place === '' || definition.jurisdiction === place) &&
      `${definition.id} ${definition.title} ${definition.cite}`.toLowerCase().includes(wanted),
  );
  return (
    <Pane title={t('side.title')} note={t('side.note')}>
      <div className={`${classes.body} ${classes.fields} no-print`}>
        <TextInput label={t('side.find')} value={text} onChange={event => setText(event.currentTarget.value)} />
        <NativeSelect
          label={t('side.place')}
          value={place}
          onChange={event => setPlace(event.currentTarget.value)}
          data={[{ value: '', label: t('side.everywhere') }, ...places]}
        />
        <span role="status">{t('side.shown', { count: shown.length })}</span>
      </div>
      <div className={classes.scroll} role="region" tabIndex={0} aria-label={t('table', { title: t('side.title') })}>
        <table className={`${classes.table} ${classes.side}`}>
          <thead>
            <tr>
              <th scope="col">{t('side.regime')}</th>
              {dimensions.map(dimension => (
                <th key={dimension} scope="col">
                  {t(`dimension.${dimension}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(row => (
              <ProfileRow key={row.definition.id} {...row} />
            ))}
          </tbody>
        </table>
      </div>
    </Pane>
  );
}

/** The proposal stands first; one that cannot be read is explained where it is edited. */
function proposedOf(proposal: TabProps['state']['proposal'], regimes: TabProps['loaded']['regimes']): Definition[] {
  try {
    return [definitionOf(proposal, regimes)];
  } catch {
    return [];
  }
}

function ProfileRow({ definition, profile }: { readonly definition: Definition; readonly profile: Profile }) {
  const t = useText('definitions');
  const shared = sharedStart(dimensions.flatMap(dimension => profile[dimension].map(atom => atom.cite)));
  return (
    <tr>
      <th scope="row">
        {definition.title}
        <span className={classes.cite}>
          {[definition.id, ...(shared.startsWith(definition.cite) ? [] : [definition.cite]), shared]
            .filter(Boolean)
            .join(' · ')}
          {definition.confidence !== 'confirmed' && ` · ${t(`confidence.${definition.confidence}`)}`}
        </span>
      </th>
      {dimensions.map(dimension => (
        <td key={dimension}>
          {profile[dimension].length > 0 ? (
            <Atoms atoms={profile[dimension]} above={shared} />
          ) : (
            <span aria-hidden="true">·</span>
          )}
        </td>
      ))}
    </tr>
  );
}

/** What all articles of a definition begin with, up to a comma: said once for the whole line. */
function sharedStart(cites: readonly string[]): string {
  const [first = '', ...others] = new Set(cites);
  const parts = first.split(', ');
  for (let n = parts.length; n > 0; n--) {
    const start = parts.slice(0, n).join(', ');
    if (others.every(cite => cite === start || cite.startsWith(`${start}, `))) return start;
  }
  return '';
}
