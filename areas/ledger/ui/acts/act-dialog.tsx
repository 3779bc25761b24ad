import type { ReactNode } from 'react';
import { type Text, useText } from '#platform/i18n/registry.ts';
import { type ActWords, useActWords } from '#platform/ui/acts/registry.ts';
import { Dialog } from '#platform/ui/feedback/dialog.tsx';
import { Terms } from '#platform/ui/lists/terms.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import classes from '../ledger.module.css';
import type { Act } from './use-acts.ts';

/** Everything an act recorded that its reader may see, and its receipt as a file. */
export function ActDialog(props: {
  readonly act: Act | null;
  readonly partyName: (id: number | null) => string;
  readonly onClose: () => void;
}) {
  const t = useText('ledger');
  const words = useActWords();
  const { act } = props;
  return (
    <Dialog open={act !== null} onClose={props.onClose} title={act ? t('act.title', { seq: act.seq }) : ''} wide>
      {act && (
        <>
          <Terms rows={factsOf(act, props.partyName(act.party), words, t)} />
          <pre className={classes.body} tabIndex={0} aria-label={t('act.body')}>
            {JSON.stringify(act.body, null, 2)}
          </pre>
          <a href={`/api/ledger/acts/${act.seq}/receipt`} download={`entente-act-${act.seq}.json`}>
            {t('act.receipt')}
          </a>
        </>
      )}
    </Dialog>
  );
}

function factsOf(act: Act, party: string, words: ActWords, t: Text): readonly (readonly [string, ReactNode])[] {
  const person = act.person === null ? t('acts.installation') : t('act.person', { id: act.person });
  return [
    [t('acts.kind'), `${words.kind(act.area, act.kind)} · ${words.room(act.area)}`],
    [t('act.id'), <code key="id">{`${act.area}/${act.kind}`}</code>],
    [t('acts.subject'), `${words.subject(act.area, act.subject.kind)} ${act.subject.ref ?? act.subject.id}`],
    [t('act.knownAt'), <TimeText key="known" at={act.knownAt} />],
    [t('act.trueAt'), act.trueAt && <TimeText key="true" at={act.trueAt} />],
    [t('act.by'), `${person} · ${party} · ${act.via}`],
    [t('act.why'), act.why || null],
    [t('act.sealed'), act.sealed.length > 0 ? act.sealed.join(', ') : null],
    [
      t('act.leaf'),
      <span key="leaf" className={classes.hash}>
        {act.leafHash}
      </span>,
    ],
  ];
}
