import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import type { Marking } from '#engines/handling/types.ts';
import type { TabProps } from '../tab-props.ts';
import classes from '../handling.module.css';
import { Candidates } from './candidates.tsx';
import { LitText } from './lit-text.tsx';
import { MarkingFacts } from './marking-facts.tsx';
import { Meaning } from './meaning.tsx';
import { NotesList } from './notes-list.tsx';
import type { Reading } from './reading.ts';

/** What was pasted, read part by part, and what it lets its reader do. */
export default function ReadTab(props: TabProps) {
  const t = useText('handling');
  const { reading, bench, change, engine } = props;
  if (reading.kind === 'empty') return <p className="quiet">{t('read.empty')}</p>;
  const main = reading.kind === 'marking' ? reading.marking : reading.banner;
  return (
    <Columns shape="1-1">
      <div className={classes.stack}>
        <Pane title={t('read.title')} note={props.working ? t('read.working') : undefined}>
          <LitText text={bench.text} lit={reading.lit} />
          {reading.kind === 'marking' ? (
            <Marks {...props} marking={reading.marking} />
          ) : (
            <DocumentFacts {...props} reading={reading} />
          )}
        </Pane>
        {main?.ambiguous && (
          <Pane title={t('read.candidates')} note={t('read.candidatesWhy')}>
            <Candidates
              marking={main}
              lexicons={engine.lexicons}
              onSettle={context => change({ context: { ...bench.context, ...context } })}
            />
          </Pane>
        )}
      </div>
      <Pane title={t('read.meaning')}>
        {main && main.errors.length === 0 && !main.ambiguous ? (
          <Meaning marking={main} engine={engine} context={bench.context} />
        ) : (
          <p className="quiet">{t(main ? 'read.closed' : 'read.noBanner')}</p>
        )}
      </Pane>
    </Columns>
  );
}

function Marks({ marking, engine }: TabProps & { readonly marking: Marking }) {
  return [marking, ...(marking.also ?? [])].map(mark => (
    <div key={mark.scheme + mark.original}>
      <MarkingFacts marking={mark} lexicons={engine.lexicons} />
      <NotesList notes={mark.errors} tone="error" />
      <NotesList notes={mark.warnings} tone="warning" />
    </div>
  ));
}

type DocumentReading = Extract<Reading, { kind: 'document' }>;

function DocumentFacts(props: TabProps & { readonly reading: DocumentReading }) {
  const t = useText('handling');
  const { reading, change, bench } = props;
  const join = (): void =>
    change({
      tab: 'join',
      items: [...new Set(reading.tallies.map(({ marking }) => marking.original))].slice(0, 50),
      context:
        reading.banner && !bench.context.scheme ? { ...bench.context, scheme: reading.banner.scheme } : bench.context,
    });
  return (
    <>
      <p>
        {[t('read.portions', { count: reading.portions }), t('read.unmarked', { count: reading.unmarked })].join(' · ')}
      </p>
      {reading.banner && <Marks {...props} marking={reading.banner} />}
      <NotesList notes={reading.notes} tone="warning" />
      <ul className={classes.tallies} aria-label={t('read.portionMarks')}>
        {reading.tallies.map(({ marking, count }) => (
          <li key={marking.original}>
            <MarkingLabel marking={marking.original} />
            <span>{t('read.times', { count })}</span>
            <NotesList notes={marking.errors} tone="error" />
          </li>
        ))}
      </ul>
      {reading.tallies.length > 0 && <Button onClick={join}>{t('read.joinPortions')}</Button>}
    </>
  );
}
