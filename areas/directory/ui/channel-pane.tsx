import { Button } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ConfirmAction } from '#platform/ui/feedback/confirm-action.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { useMe } from '#platform/ui/me.ts';
import { useChannelName } from '#platform/ui/words.ts';
import type { TeamSheet } from '../contract.ts';
import { AddChannel } from './channel-form.tsx';
import classes from './directory.module.css';
import { FreshnessSign, KeySign, OpenSign } from './signs.tsx';

type Shown = TeamSheet['channels'][number];

/** The channels in PACE order as they stand now, each with why it may or may not be used. */
export function ChannelPane({ sheet }: { readonly sheet: TeamSheet }) {
  const t = useText('directory');
  return (
    <Pane title={t('channels.title')} note={t('channels.note')} actions={sheet.mayEdit && <AddChannel sheet={sheet} />}>
      {sheet.channels.length === 0 && <p className={classes.quiet}>{t('channels.none')}</p>}
      <ol className={classes.channels}>
        {sheet.channels.map(now => (
          <ChannelItem key={now.channel.id} now={now} mayEdit={sheet.mayEdit} />
        ))}
      </ol>
    </Pane>
  );
}

function ChannelItem({ now, mayEdit }: { readonly now: Shown; readonly mayEdit: boolean }) {
  const t = useText('directory');
  const channelName = useChannelName();
  const { channel } = now;
  return (
    <li className={classes.channel} data-usable={now.usable}>
      <span className={classes.rank} title={t(`pace.${channel.rank}`)}>
        {channel.rank}
      </span>
      <div>
        <p className={classes.channelLine}>
          <strong>{channelName(channel.kind)}</strong> <span className={classes.address}>{channel.address}</span>
          <span className={classes.quiet}>{t(`purpose.${channel.purpose}`)}</span>
          <OpenSign now={now} />
          <FreshnessSign state={channel.freshness} />
          {channel.keyState !== 'none' && <KeySign state={channel.keyState} />}
        </p>
        <p className={classes.quiet}>{now.because.join(' · ')}</p>
        {now.notice && <p className={classes.warn}>{now.notice}</p>}
        <p className={`${classes.acts} no-print`}>
          {now.personal && <Reveal channel={channel.id} />}
          {mayEdit && <UseAction now={now} />}
        </p>
      </div>
    </li>
  );
}

function UseAction({ now }: { readonly now: Shown }) {
  const t = useText('directory');
  const { id, disabled } = now.channel;
  const act = useAct(
    (why: string | null) => api.post(`/api/directory/channels/${id}/use`, { disabled: why }),
    ['directory'],
  );
  if (disabled !== null)
    return (
      <Button size="compact-sm" loading={act.isPending} onClick={() => act.mutate(null)}>
        {t('channels.enable')}
      </Button>
    );
  return (
    <ConfirmAction
      label={t('channels.disable')}
      title={t('channels.disableTitle')}
      explain={t('channels.disableWhy')}
      confirm={t('channels.disable')}
      reason
      variant="subtle"
      run={why => act.mutateAsync(why)}
    />
  );
}

/** A personal number stays hidden until somebody says why they need it. */
function Reveal({ channel }: { readonly channel: number }) {
  const t = useText('directory');
  const mayLook =
    useMe()?.acting?.roles.some(role => ['duty-officer', 'secretariat', 'administrator'].includes(role)) ?? false;
  const [number, setNumber] = useState<string | null>(null);
  const act = useAct((why: string) =>
    api.post<{ address: string }>(`/api/directory/channels/${channel}/number`, { why }),
  );
  if (!mayLook) return <span className={classes.quiet}>{t('number.hidden')}</span>;
  if (number !== null) return <strong className={classes.address}>{number}</strong>;
  return (
    <>
      <ConfirmAction
        label={t('number.show')}
        title={t('number.title')}
        explain={t('number.why')}
        confirm={t('number.show')}
        reason
        run={async why => setNumber((await act.mutateAsync(why)).address)}
      />
      {act.error && <ErrorNote error={act.error} />}
    </>
  );
}
