import { Button, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Lexicon } from '#engines/handling/types.ts';
import { useText } from '#platform/i18n/registry.ts';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import classes from '../handling.module.css';
import { namesIn } from '../read/names-in.ts';
import { mainMarking, type TabProps } from '../tab-props.ts';
import { SchemePage } from './scheme-page.tsx';
import { useJurisdiction } from './jurisdiction.ts';

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Everything a scheme can be found by: its names, levels, caveats, spellings, sources. */
const searchText = (lexicon: Lexicon): string =>
  plain(
    [
      lexicon.id,
      lexicon.name,
      lexicon.issuer,
      lexicon.jurisdiction,
      lexicon.kind,
      ...lexicon.levels.flatMap(level => [level.code, level.label, ...level.aliases]),
      ...lexicon.caveats.flatMap(caveat => [caveat.code, caveat.label ?? '', ...caveat.aliases]),
      ...Object.values(lexicon.sources).map(source => source.title),
    ].join(' '),
  );

/** Every scheme there is: found by any of its words, opened with its levels, caveats, mappings and sources. */
export default function SchemesTab(props: TabProps) {
  const t = useText('handling');
  const { engine, bench, change } = props;
  const [wanted, setWanted] = useState('');
  const schemes = useMemo(
    () => [...engine.lexicons.byId.values()].map(lexicon => ({ lexicon, text: searchText(lexicon) })),
    [engine],
  );
  const words = plain(wanted).split(/\s+/).filter(Boolean);
  const found = schemes.filter(({ text }) => words.every(word => text.includes(word)));
  const open =
    engine.lexicons.byId.get(bench.scheme || (words.length > 0 ? '' : (mainMarking(props.reading)?.scheme ?? ''))) ??
    found[0]?.lexicon;
  const jurisdiction = useJurisdiction(namesIn(engine.lexicons));
  return (
    <Columns shape="1-3">
      <Pane title={t('schemes.title')} note={t('schemes.count', { found: found.length, all: schemes.length })}>
        <TextInput
          type="search"
          aria-label={t('schemes.filter')}
          placeholder={t('schemes.filter')}
          value={wanted}
          onChange={event => setWanted(event.currentTarget.value)}
        />
        <ul className={classes.schemeList}>
          {found.map(({ lexicon }) => (
            <li key={lexicon.id}>
              <button
                type="button"
                aria-current={lexicon.id === open?.id || undefined}
                onClick={() => change({ scheme: lexicon.id })}
              >
                <span>{lexicon.name}</span>
                <small>
                  {lexicon.id} · {jurisdiction(lexicon.jurisdiction)}
                </small>
              </button>
            </li>
          ))}
        </ul>
        {found.length === 0 && <Button onClick={() => setWanted('')}>{t('schemes.clear')}</Button>}
      </Pane>
      {open && <SchemePage lexicon={open} engine={engine} onOpen={scheme => change({ scheme })} />}
    </Columns>
  );
}
