import { Button } from '@mantine/core';
import type { Verdict } from '#areas/systemic-risk/contract.ts';
import { useText } from '#platform/i18n/registry.ts';
import { useCommand } from '#platform/ui/commands/registry.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import { StateDot } from '#platform/ui/sign/state-dot.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { Incident } from '../../contract.ts';
import classes from '../incidents.module.css';
import { SetAside } from './set-aside.tsx';
import { isAsked, useVerdicts } from './use-verdicts.ts';

/**
 * Plans whose trigger is met for this incident, and those of which it cannot be said, without being asked. It opens the
 * call-out, filled in; sending is a person's.
 */
export function PlansPane({ incident }: { readonly incident: Incident }) {
  const t = useText('incidents');
  const go = useGo();
  const found = useVerdicts(incident.id);
  const all = found.data?.verdicts ?? [];
  const asked = all.filter(isAsked);
  const open = all.filter(each => each.met === null && each.settled === null);
  const [first] = asked;
  useCommand(
    first
      ? {
          id: 'incident-callout',
          label: `${first.next.label}: ${first.trigger.plan}`,
          keys: 'c',
          run: () => go(first.next.href),
        }
      : null,
  );
  if (found.error) return <ErrorNote error={found.error} onRetry={() => void found.refetch()} />;
  const shown = [...asked, ...open, ...all.filter(each => each.settled !== null && each.met !== false)];
  if (shown.length === 0) return null;
  return (
    <div className={classes.plans}>
      <Pane title={t('plans.title')} note={asked.length > 0 ? t('plans.note') : undefined}>
        <Rows>
          {shown.map(each => (
            <VerdictRow key={each.id} verdict={each} first={each === first} />
          ))}
        </Rows>
      </Pane>
    </div>
  );
}

function VerdictRow({ verdict, first }: { readonly verdict: Verdict; readonly first: boolean }) {
  const t = useText('incidents');
  const go = useGo();
  const state = verdict.settled ? 'ok' : verdict.met ? 'soon' : 'unknown';
  return (
    <Row
      lead={<StateDot state={state} />}
      title={verdict.title}
      detail={
        <>
          <p>{verdict.sentence}</p>
          <p className={classes.dim}>
            {verdict.settled && `${t(`plans.${verdict.settled}`, { why: verdict.settledWhy ?? '' })} · `}
            {t('plans.held')} <TimeText at={verdict.heldAt} />
            {verdict.basis.sha256 && ` · ${verdict.trigger.model} ${verdict.basis.sha256.slice(0, 12)}`}
          </p>
          {verdict.settled === null && (
            <div className={classes.buttons}>
              <Button
                variant={first ? 'filled' : 'default'}
                onClick={() => go(verdict.next.href)}
                rightSection={first && <kbd>C</kbd>}
              >
                {verdict.next.label}
              </Button>
              {verdict.met && <SetAside verdict={verdict} />}
            </div>
          )}
        </>
      }
    />
  );
}
