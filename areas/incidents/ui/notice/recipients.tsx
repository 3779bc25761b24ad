import { Checkbox, NativeSelect } from '@mantine/core';
import type { ProposedRecipient } from '#areas/callout/contract.ts';
import { useText } from '#platform/i18n/registry.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { StateDot } from '#platform/ui/sign/state-dot.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { PartyLine } from '../answers.ts';
import { useChannelName, useFreshnessName, useKeyStateName } from '#platform/ui/words.ts';
import classes from '../incidents.module.css';

interface RecipientsProps {
  readonly proposed: readonly ProposedRecipient[];
  readonly parties: readonly PartyLine[];
  readonly chosen: ReadonlySet<number>;
  readonly onChosen: (party: number, told: boolean) => void;
  /** facts somebody may attest for all recipients, by name; the words of those the gate asks for */
  readonly attestable: ReadonlyMap<string, string>;
  readonly attested: ReadonlySet<string>;
  readonly onAttested: (fact: string, so: boolean) => void;
  readonly error: unknown;
}

/** Whom to tell, why, and the best channel now. Anyone else of the register can be added. */
export function Recipients(props: RecipientsProps) {
  const t = useText('incidents');
  const proposedIds = new Set(props.proposed.map(each => each.party));
  const added = props.parties.filter(party => props.chosen.has(party.id) && !proposedIds.has(party.id));
  const others = props.parties.filter(party => !props.chosen.has(party.id) && !proposedIds.has(party.id));
  return (
    <Pane title={t('recipients.title')} note={t('recipients.chosen', { count: props.chosen.size })}>
      {props.error !== null && <ErrorNote error={props.error} />}
      <ul className={classes.recipients}>
        {props.proposed.map(each => (
          <li key={each.party}>
            <Checkbox
              label={<strong>{[each.name, each.country].filter(Boolean).join(' · ')}</strong>}
              checked={props.chosen.has(each.party)}
              onChange={event => props.onChosen(each.party, event.currentTarget.checked)}
            />
            <p className={classes.reason}>{each.why.join('; ')}</p>
            <ChannelLine recipient={each} />
          </li>
        ))}
        {added.map(party => (
          <li key={party.id}>
            <Checkbox
              label={<strong>{[party.name, party.country].filter(Boolean).join(' · ')}</strong>}
              checked
              onChange={() => props.onChosen(party.id, false)}
            />
            <p className={classes.reason}>{t('recipients.byHand')}</p>
          </li>
        ))}
      </ul>
      <div className={classes.form}>
        <NativeSelect
          size="xs"
          label={t('recipients.add')}
          data={[
            { value: '', label: t('fact.choose') },
            ...others.map(each => ({ value: String(each.id), label: each.name })),
          ]}
          value=""
          onChange={event => event.currentTarget.value && props.onChosen(Number(event.currentTarget.value), true)}
        />
        <fieldset className={classes.entities}>
          <legend>{t('recipients.attest')}</legend>
          {[...props.attestable].map(([fact, text]) => (
            <Checkbox
              key={fact}
              label={fact === 'need_to_know' ? t('recipients.needToKnow') : text}
              checked={props.attested.has(fact)}
              onChange={event => props.onAttested(fact, event.currentTarget.checked)}
            />
          ))}
          <p className={classes.dim}>{t('recipients.attestMeans')}</p>
        </fieldset>
      </div>
    </Pane>
  );
}

/** How this party is best reached now: kind, rank, whether somebody is there, freshness and key. */
function ChannelLine({ recipient }: { readonly recipient: ProposedRecipient }) {
  const t = useText('incidents');
  const channelName = useChannelName();
  const freshness = useFreshnessName();
  const keyState = useKeyStateName();
  const { channel } = recipient;
  if (!channel) {
    return (
      <p className={classes.channel}>
        <StateDot state="overdue" /> {recipient.noChannel}
      </p>
    );
  }
  const fresh = channel.freshness === 'verified';
  return (
    <p className={classes.channel} title={channel.because.join(' ')}>
      <StateDot state={!channel.open || !fresh ? 'soon' : 'ok'} />
      <span>
        {t('recipients.rank', { rank: channel.rank, kind: channelName(channel.kind) })}{' '}
        <span className="mono">{channel.address}</span>
        {' · '}
        {channel.open ? t('recipients.open') : t('recipients.closed')}
        {channel.opensAt && (
          <>
            {' '}
            <TimeText at={channel.opensAt} />
          </>
        )}
        {' · '}
        {freshness(channel.freshness)} · {keyState(channel.keyState)}
      </span>
    </p>
  );
}
