import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { Go, useGo } from '#platform/ui/layout/go.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import { StateDot } from '#platform/ui/sign/state-dot.tsx';
import { Countdown } from '#platform/ui/time/countdown.tsx';
import type { WatchReply } from '#platform/room/watch.ts';
import classes from './watch.module.css';

/** Decide next, waiting for acknowledgement, losing touch. */
export function WatchLists({ watch }: { readonly watch: WatchReply }) {
  const t = useText('web');
  const { waiting } = watch;
  const missing = waiting.total - waiting.acknowledged;
  return (
    <div className={classes.lists}>
      <Columns shape="3-2-2">
        <Pane title={t('watch.decide')} note={watch.decide.length || undefined}>
          {watch.decide.length === 0 ? <Quiet text={t('watch.decideNone')} /> : <Decide rows={watch.decide} />}
        </Pane>
        <Pane
          title={t('watch.waiting')}
          note={waiting.total > 0 ? t('watch.missingOf', { missing, total: waiting.total }) : undefined}
        >
          {waiting.rows.length === 0 ? <Quiet text={t('watch.waitingNone')} /> : <Waiting rows={waiting.rows} />}
        </Pane>
        <Pane title={t('watch.touch')} note={watch.touch.length || undefined}>
          {watch.touch.length === 0 ? <Quiet text={t('watch.touchNone')} /> : <Touch rows={watch.touch} />}
        </Pane>
      </Columns>
    </div>
  );
}

const Quiet = ({ text }: { readonly text: string }) => <p className={classes.quiet}>{text}</p>;

function Decide({ rows }: { readonly rows: WatchReply['decide'] }) {
  const go = useGo();
  return (
    <Rows>
      {rows.map(row => (
        <Row
          key={`${row.at}-${row.title}-${row.action.href}`}
          shape="time"
          lead={row.at ? <Countdown at={row.at} state={row.state} /> : <StateDot state={row.state} />}
          title={row.title}
          detail={row.detail}
          action={<Button onClick={() => go(row.action.href)}>{row.action.label}</Button>}
        />
      ))}
    </Rows>
  );
}

function Waiting({ rows }: { readonly rows: WatchReply['waiting']['rows'] }) {
  const t = useText('web');
  return (
    <Rows>
      {rows.map(row => (
        <Row
          key={`${row.party}-${row.href}`}
          lead={<StateDot state={row.state} />}
          title={<Go href={row.href}>{row.party}</Go>}
          detail={row.detail}
          aside={row.pace ? t('watch.pace', { rank: row.pace.rank, of: row.pace.of }) : undefined}
        />
      ))}
    </Rows>
  );
}

function Touch({ rows }: { readonly rows: WatchReply['touch'] }) {
  return (
    <Rows>
      {rows.map(row => (
        <Row
          key={`${row.party}-${row.href}`}
          lead={<StateDot state={row.state} />}
          title={<Go href={row.href}>{row.party}</Go>}
          detail={row.detail}
        />
      ))}
    </Rows>
  );
}
