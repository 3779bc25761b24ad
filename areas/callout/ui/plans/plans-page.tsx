import { Button, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { stringify } from 'yaml';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import type { CallOutPlan } from '../../contract.ts';
import { usePlans } from '../answers.ts';
import classes from '../callout.module.css';
import { readPlan } from './place.ts';

type Written = CallOutPlan & { readonly revision: number };

/** Call-out plans as data: whom to tell, how soon they must answer, what is said on the phone. */
export default function PlansPage() {
  const t = useText('callout');
  const plans = usePlans();
  const [slug, setSlug] = useState<string | null>(null);
  const all = plans.data?.plans ?? [];
  const shown = all.find(plan => plan.slug === slug) ?? (slug === null ? all[0] : undefined);
  return (
    <>
      <PageHead
        title={t('plans.title')}
        summary={t('plans.explain')}
        actions={<Button onClick={() => setSlug('')}>{t('plans.new')}</Button>}
      />
      {plans.error && <ErrorNote error={plans.error} onRetry={() => void plans.refetch()} />}
      {plans.data && (
        <Columns shape="1-3">
          <Pane title={t('plans.list')} note={all.length || undefined}>
            {all.length === 0 && <EmptyRoom title={t('plans.emptyTitle')} why={t('plans.emptyWhy')} />}
            <Rows>
              {all.map(plan => (
                <Row
                  key={plan.slug}
                  title={
                    <button type="button" className={classes.name} onClick={() => setSlug(plan.slug)}>
                      {plan.title}
                    </button>
                  }
                  detail={plan.purpose}
                  aside={t('plans.revision', { revision: plan.revision })}
                />
              ))}
            </Rows>
          </Pane>
          <Editor key={`${shown?.slug}/${shown?.revision}`} plan={shown} />
        </Columns>
      )}
    </>
  );
}

const textOf = (plan: Written | undefined, blank: string): string => {
  if (!plan) return blank;
  const { revision: _revision, ...content } = plan;
  return stringify(content, { lineWidth: 100 });
};

/** The plan as YAML; what is wrong stands with its line, whether the browser or the server found it. */
function Editor({ plan }: { readonly plan: Written | undefined }) {
  const t = useText('callout');
  const [text, setText] = useState(() => textOf(plan, t('plans.blank')));
  const reading = useMemo(() => readPlan(text), [text]);
  const save = useAct(() => api.put<{ revision: number }>('/api/callout/plans', reading.value), ['callout', 'ledger']);
  const problem = save.error?.problem;
  const refused = problem?.errors ?? (problem?.pointer ? [{ pointer: problem.pointer, message: problem.title }] : []);
  return (
    <Pane title={plan?.title ?? t('plans.new')} note={plan && t('plans.revision', { revision: plan.revision })}>
      <div className={classes.form}>
        <Textarea
          label={t('plans.yaml')}
          classNames={{ input: classes.yaml }}
          autosize
          minRows={14}
          spellCheck={false}
          value={text}
          onChange={event => {
            setText(event.currentTarget.value);
            save.reset();
          }}
        />
        <div role="status">
          <ul className={classes.findings}>
            {reading.errors.map(error => (
              <li key={`${error.line}${error.message}`} className={classes.bad}>
                {t('plans.line', { line: error.line })} {error.message}
              </li>
            ))}
            {refused.map(each => (
              <li key={each.pointer + each.message} className={classes.bad}>
                {t('plans.line', { line: reading.lineOf(each.pointer.replace(/^\/body/, '')) })}{' '}
                <code>{each.pointer}</code> {each.message}
              </li>
            ))}
          </ul>
        </div>
        {save.error && refused.length === 0 && <ErrorNote error={save.error} />}
        <div className={classes.buttons}>
          <Button
            variant="filled"
            disabled={reading.errors.length > 0}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            {t('plans.save')}
          </Button>
          <span role="status">{save.isSuccess ? t('plans.saved') : ''}</span>
        </div>
      </div>
    </Pane>
  );
}
