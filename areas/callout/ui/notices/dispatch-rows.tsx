import { type Text, useText } from '#platform/i18n/registry.ts';
import { Go } from '#platform/ui/layout/go.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { StateDot } from '#platform/ui/sign/state-dot.tsx';
import { Countdown } from '#platform/ui/time/countdown.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import { useChannelName } from '#platform/ui/words.ts';
import type { Dispatch, Notice } from '../../contract.ts';
import classes from '../callout.module.css';

const dots = { acknowledged: 'ok', waiting: 'soon', exhausted: 'overdue', recalled: 'unknown' } as const;
type Attempt = Dispatch['attempts'][number];

/** The tree of a notice: each recipient with its state, and every channel tried in PACE order. */
export function DispatchRows(props: { readonly notice: Notice; readonly brief?: boolean }) {
  const t = useText('callout');
  return (
    <ul className={classes.tree}>
      {props.notice.dispatches.map(dispatch => (
        <li key={dispatch.id} className={classes.dispatch}>
          <StateDot state={dots[dispatch.state]} />
          <div className={classes.grow}>
            <div className={classes.line}>
              <strong>{dispatch.partyName}</strong>
              <span className={classes.dim}>{t(`state.${dispatch.state}`)}</span>
              {!props.brief && <MarkingLabel marking={dispatch.marking} />}
              <Answer dispatch={dispatch} />
              <Next dispatch={dispatch} />
            </div>
            {!props.brief && <Attempts attempts={dispatch.attempts} notice={props.notice.id} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** How an acknowledgement came: signed in, or by a channel with its rank, on the telephone with the code read back. */
function viaWords(via: string, t: Text, channelName: (kind: string) => string): string {
  if (via === 'signed in') return t('via.signedIn');
  const [, kind, rank, spoken] = /^([a-z-]+), rank (\d+)(, code read back)?$/.exec(via) ?? [];
  if (!kind || !rank) return via;
  return t(spoken ? 'via.spoken' : 'via.channel', { kind: channelName(kind), rank });
}

function Answer({ dispatch }: { readonly dispatch: Dispatch }) {
  const t = useText('callout');
  const channelName = useChannelName();
  if (!dispatch.acknowledgedAt) return null;
  return (
    <span className={classes.good}>
      {t('tree.by', {
        who: dispatch.acknowledgedBy ?? '',
        via: viaWords(dispatch.acknowledgedVia ?? '', t, channelName),
      })}{' '}
      <TimeText at={dispatch.acknowledgedAt} />
      {dispatch.answer && ` · ${dispatch.answer}`}
    </span>
  );
}

/** The rank being tried and when the next one begins. */
function Next({ dispatch }: { readonly dispatch: Dispatch }) {
  const t = useText('callout');
  const channelName = useChannelName();
  const last = dispatch.attempts.at(-1);
  if (dispatch.state !== 'waiting' || !last) return null;
  return (
    <span className={classes.dim}>
      {t('tree.rank', { rank: last.rank, kind: channelName(last.kind) })}
      {last.dueAt && (
        <>
          {' · '}
          {t('tree.next')} <Countdown at={last.dueAt} state="soon" />
        </>
      )}
    </span>
  );
}

const words_max = 160;

/** What is known of an attempt; what was to be said on the phone is long and opens. */
function Detail({ text }: { readonly text: string }) {
  const t = useText('callout');
  if (text.length > words_max) {
    return (
      <details className={classes.dim}>
        <summary>{t('tree.script')}</summary>
        {text}
      </details>
    );
  }
  return <span className={classes.dim}> {text === 'in the local outbox' ? t('tree.localOutbox') : text}</span>;
}

function Attempts(props: { readonly attempts: readonly Attempt[]; readonly notice: number }) {
  const t = useText('callout');
  const channelName = useChannelName();
  return (
    <ol className={classes.attempts}>
      {props.attempts.map(attempt => (
        <li key={attempt.id}>
          <span className="mono">{attempt.rank}</span> {channelName(attempt.kind)}{' '}
          <span className="mono">{attempt.address}</span> <strong>{t(`attempt.${attempt.state}`)}</strong>{' '}
          <TimeText at={attempt.at} />
          {attempt.mail !== null && (
            <>
              {' '}
              <Go href={`/outbox/${attempt.mail}`}>{t('tree.message')}</Go>
            </>
          )}
          {attempt.state === 'task' && (
            <>
              {' '}
              <Go href={`/callouts/${props.notice}?call=${attempt.id}`}>{t('tree.call')}</Go>
            </>
          )}
          {attempt.state !== 'task' && attempt.detail && <Detail text={attempt.detail} />}
        </li>
      ))}
    </ol>
  );
}
