import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Go, useGo } from '#platform/ui/layout/go.tsx';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Bullets } from '#platform/ui/lists/bullets.tsx';
import { useMe } from '#platform/ui/me.ts';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import { useClassName } from '#platform/ui/words.ts';
import type { DisclosureView, ItemView } from '../contract.ts';
import { Markings } from '#platform/ui/marking/markings.tsx';
import { Matrix } from './matrix.tsx';
import classes from './sharing.module.css';

/** One item: its sections under their markings, what was made from it, and for its holder who may see what and why. */
export default function ItemPage() {
  const t = useText('sharing');
  const classWord = useClassName();
  const go = useGo();
  const { id } = useParams({ strict: false }) as { id: string };
  const detail = useApi<ItemView>(`/api/sharing/items/${id}`);
  const me = useMe();
  const held = detail.data !== undefined && String(detail.data.item.holder) === me?.acting?.party.id;
  const seen = useApi<DisclosureView>(held ? `/api/sharing/items/${id}/who-may-see` : null);
  if (detail.error) return <ErrorNote error={detail.error} onRetry={() => void detail.refetch()} />;
  if (!detail.data) return <PageHead title={t('item.loading')} />;
  const { item, sections, redactions, holderName, originatorName } = detail.data;
  return (
    <>
      <PageHead
        title={item.title}
        marking={<Markings text={item.marking} />}
        summary={
          <span>
            {t('item.from', { originator: originatorName, holder: holderName })} · <TimeText at={item.producedAt} />
          </span>
        }
        actions={held && <Button onClick={() => go(`/sharing/items/${id}/redact`)}>{t('item.redact')}</Button>}
      />
      <Columns shape="1">
        {item.redactionOf !== null && <p className="quiet">{t('item.isRedaction', { id: item.redactionOf })}</p>}
        {sections.map(section => (
          <Pane key={section.id} title={section.title} note={<Markings text={section.marking} />}>
            <p className={classes.body}>{section.body}</p>
            <p className="quiet">{classWord(section.informationClass)}</p>
          </Pane>
        ))}
        {redactions.length > 0 && (
          <Pane title={t('item.redactions')}>
            <Bullets>
              {redactions.map(one => (
                <li key={one.id}>
                  <Go href={`/sharing/items/${one.id}`}>{one.title}</Go>
                </li>
              ))}
            </Bullets>
          </Pane>
        )}
        {held && (
          <Pane title={t('matrix.title')} note={t('matrix.note')}>
            {seen.error && <ErrorNote error={seen.error} onRetry={() => void seen.refetch()} />}
            {seen.data && <Matrix disclosure={seen.data} sections={sections} />}
          </Pane>
        )}
      </Columns>
    </>
  );
}
