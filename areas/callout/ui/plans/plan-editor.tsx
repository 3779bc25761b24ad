import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { stringify } from 'yaml';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ConfirmAction } from '#platform/ui/feedback/confirm-action.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { CallOutPlan } from '../../contract.ts';
import classes from '../callout.module.css';
import { isDraft, type PlanDraft, textOf } from './draft.ts';
import { readPlan } from './place.ts';
import { PlanForm } from './plan-form.tsx';
import { PlanYaml } from './plan-yaml.tsx';
import { type Findings, useFindings } from './use-findings.ts';

export type Written = CallOutPlan & { readonly revision: number };

const yamlOf = (plan: unknown): string => stringify(plan, { lineWidth: 100 });

const contentOf = ({ revision: _revision, ...content }: Written): PlanDraft => content;

/**
 * One plan in two views of the same thing. The text is what is kept: the form writes it, so that both are checked alike and
 * nothing written in one view is lost in the other.
 */
export function PlanEditor({ plan }: { readonly plan: Written | undefined }) {
  const t = useText('callout');
  const [text, setText] = useState(() => (plan ? yamlOf(contentOf(plan)) : t('plans.blank')));
  const [view, setView] = useState<'form' | 'yaml'>('form');
  const reading = useMemo(() => readPlan(text), [text]);
  const findings = useFindings(reading.value);
  const publish = useAct(
    () => api.put<{ revision: number }>('/api/callout/plans', reading.value),
    ['callout', 'ledger'],
  );
  const ready = reading.errors.length === 0 && findings.current && findings.all.length === 0;
  const asForm = isDraft(reading.value) ? reading.value : undefined;
  return (
    <Pane
      title={plan?.title ?? t('plans.new')}
      note={plan && t('plans.revision', { revision: plan.revision })}
      actions={
        <div role="group" aria-label={t('plans.view')} className={classes.buttons}>
          {(['form', 'yaml'] as const).map(each => (
            <Button
              key={each}
              size="compact-sm"
              variant={view === each ? 'light' : 'default'}
              aria-pressed={view === each}
              onClick={() => setView(each)}
            >
              {t(`plans.as.${each}`)}
            </Button>
          ))}
        </div>
      }
    >
      <div className="stack">
        {view === 'form' && asForm && (
          <PlanForm draft={asForm} set={next => setText(yamlOf(next))} findings={findings} />
        )}
        {view === 'form' && !asForm && <p className={classes.bad}>{t('plans.noForm')}</p>}
        {view === 'yaml' && <PlanYaml text={text} reading={reading} onChange={setText} />}
        <FindingList reading={reading} findings={findings} />
        {publish.error && <ErrorNote error={publish.error} />}
        <div className={classes.buttons}>
          <ConfirmAction
            label={t('plans.publish')}
            title={t('plans.publishTitle')}
            explain={
              <p>
                {t('plans.publishExplain', {
                  title: textOf(asForm?.title),
                  revision: (plan?.revision ?? 0) + 1,
                })}
              </p>
            }
            confirm={t('plans.publish')}
            variant="filled"
            disabled={!ready}
            run={() => publish.mutateAsync()}
          />
          <span role="status">{publish.isSuccess ? t('plans.published') : ready ? t('plans.ready') : ''}</span>
        </div>
      </div>
    </Pane>
  );
}

/** Everything that is wrong, with its line in the YAML and its place, whether the reading or the check found it. */
function FindingList(props: { readonly reading: ReturnType<typeof readPlan>; readonly findings: Findings }) {
  const t = useText('callout');
  const { reading, findings } = props;
  return (
    <div role="status">
      {findings.error && <ErrorNote error={findings.error} />}
      <ul className={classes.findings}>
        {reading.errors.map(error => (
          <li key={`${error.line}${error.message}`} className={classes.bad}>
            {t('plans.line', { line: error.line })} {error.message}
          </li>
        ))}
        {reading.errors.length === 0 &&
          findings.all.map(each => (
            <li key={each.pointer + each.message} className={classes.bad}>
              {t('plans.line', { line: reading.lineOf(each.pointer) })} <code>{each.pointer}</code> {each.message}
            </li>
          ))}
      </ul>
    </div>
  );
}
