import { Button } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import { usePlans } from '../answers.ts';
import classes from '../callout.module.css';
import { PlanEditor } from './plan-editor.tsx';

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
          <PlanEditor key={`${shown?.slug}/${shown?.revision}`} plan={shown} />
        </Columns>
      )}
    </>
  );
}
