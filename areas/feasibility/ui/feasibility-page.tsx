import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { dayWords } from '#platform/ui/time/day-text.ts';
import { PrintFrame } from '#platform/ui/print/print-frame.tsx';
import type { Study } from '../contract.ts';
import { Downloads } from './downloads.tsx';
import classes from './feasibility.module.css';
import { Findings } from './findings.tsx';
import { Homographs } from './homographs.tsx';
import { LossPane } from './loss-pane.tsx';
import { MatrixPane } from './matrix-pane.tsx';
import { PairDialog } from './pair-dialog.tsx';
import { Recommendations } from './recommendations.tsx';
import { Schemes } from './schemes.tsx';
import { useStudy } from './use-study.ts';
import { VocabularyPane } from './vocabulary-pane.tsx';

/** The study, computed here from the same packs and by the same engine as the document that can be taken along. */
export default function FeasibilityPage() {
  const t = useText('feasibility');
  const { study, pair, error, ask, close } = useStudy();
  return (
    <>
      <PageHead
        title={t('title')}
        summary={
          study ? t('edition', { version: study.edition.version, date: dayWords(study.edition.date) }) : undefined
        }
        actions={<Button onClick={() => print()}>{t('downloads.print')}</Button>}
      />
      {error && <ErrorNote error={error} />}
      {!study && !error && <p role="status">{t('computing')}</p>}
      {study && (
        <PrintFrame marking="TLP:CLEAR" title={t('study')}>
          <Chapters study={study} onAsk={ask} />
        </PrintFrame>
      )}
      <PairDialog answers={pair} onClose={close} />
    </>
  );
}

function Chapters({ study, onAsk }: { readonly study: Study; readonly onAsk: (from: string, to: string) => void }) {
  return (
    <div className={classes.chapters}>
      <Findings study={study} />
      <MatrixPane study={study} onAsk={onAsk} />
      <Recommendations study={study} />
      <LossPane losses={study.losses} />
      <VocabularyPane vocabulary={study.vocabulary} />
      <Homographs homographs={study.homographs} />
      <Schemes study={study} />
      <Downloads checksum={study.edition.checksum} />
    </div>
  );
}
