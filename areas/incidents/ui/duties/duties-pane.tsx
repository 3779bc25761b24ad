import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { Incident } from '../../contract.ts';
import type { EntityDuties } from '../answers.ts';
import classes from '../incidents.module.css';
import { DutyDialog } from './duty-dialog.tsx';
import { DutyRows } from './duty-rows.tsx';
import { countOf, type DutyOf, isVoluntary, quietOutcomes, shownDuties } from './order.ts';

interface DutiesPaneProps {
  readonly incident: Incident;
  readonly duties: readonly EntityDuties[];
  readonly submitted: ReadonlySet<string>;
  /** duty to open at once, from the address */
  readonly regime: string | null;
  readonly entity: string | null;
}

/** Which duties are triggered, undecided or not, each stage with its clock, addressee, zone and article. */
export function DutiesPane(props: DutiesPaneProps) {
  const t = useText('incidents');
  const [entity, setEntity] = useState(props.entity ?? '');
  const [opened, setOpened] = useState<string | null>(
    props.regime ? keyFor(props.duties, props.regime, props.entity) : null,
  );
  const shown = shownDuties(props.duties, entity);
  const main = shown.filter(each => !quietOutcomes.has(each.duty.outcome) && !isVoluntary(each.duty));
  const voluntary = shown.filter(each => !quietOutcomes.has(each.duty.outcome) && isVoluntary(each.duty));
  const quiet = shown.filter(each => quietOutcomes.has(each.duty.outcome));
  const open = shown.find(each => each.key === opened);
  const now = props.duties[0]?.result.now;
  return (
    <Pane
      title={t('duties.title')}
      note={
        <>
          {t('duties.counts', { triggered: countOf(shown, 'triggered'), undecided: countOf(shown, 'undecided') })}
          {now && (
            <>
              {' · '}
              {t('duties.asKnown')} <TimeText at={now} />
            </>
          )}
        </>
      }
      actions={
        props.duties.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={t('duties.filter')}
            data={[
              { value: '', label: t('duties.everyEntity') },
              ...props.duties.map(each => ({ value: String(each.entity.id), label: each.entity.name })),
            ]}
            value={entity}
            onChange={event => setEntity(event.currentTarget.value)}
          />
        )
      }
    >
      <DutyRows {...props} duties={main} several={props.duties.length > 1 && entity === ''} onOpen={setOpened} />
      {main.length === 0 && <p className={classes.dim}>{t('duties.none')}</p>}
      <Quiet
        title={t('duties.voluntary', { count: voluntary.length })}
        duties={voluntary}
        submitted={props.submitted}
        onOpen={setOpened}
      />
      <Quiet
        title={t('duties.others', { count: quiet.length })}
        duties={quiet}
        submitted={props.submitted}
        onOpen={setOpened}
      />
      <p className={classes.support}>{props.duties[0]?.result.notice ?? t('duties.support')}</p>
      {open && (
        <DutyDialog incident={props.incident} of={open} submitted={props.submitted} onClose={() => setOpened(null)} />
      )}
    </Pane>
  );
}

function keyFor(duties: readonly EntityDuties[], regime: string, entity: string | null): string | null {
  const found =
    duties.find(each => String(each.entity.id) === entity) ??
    duties.find(each =>
      each.result.duties.some(d => d.regime === regime && ['triggered', 'undecided'].includes(d.outcome)),
    );
  return found ? `${found.entity.id}/${regime}` : null;
}

/** What is invited, does not apply or is not in force: out of the way, but there to be asked why. */
function Quiet(props: {
  readonly title: string;
  readonly duties: readonly DutyOf[];
  readonly submitted: ReadonlySet<string>;
  readonly onOpen: (key: string) => void;
}) {
  if (props.duties.length === 0) return null;
  return (
    <details className={classes.quiet}>
      <summary>{props.title}</summary>
      <DutyRows {...props} several />
    </details>
  );
}
