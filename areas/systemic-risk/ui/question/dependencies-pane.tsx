import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import type { Run } from '../../contract.ts';
import type { Result } from '../answers.ts';
import { csvText, FigureTools } from '../draw/figure-tools.tsx';
import { percent, share } from '../words.ts';

/** What each dependency would have saved had the one not needed the other; frequency beside it, which is not cause. */
export function DependenciesPane({
  run,
  dependencies,
}: {
  readonly run: Run;
  /** absent in results of earlier engines */
  readonly dependencies: Result['dependencies'] | undefined;
}) {
  const t = useText('systemic-risk');
  if (!dependencies || dependencies.length === 0) return null;
  const csv = (): string =>
    csvText(
      `${run.marking}; RUN-${run.id}; necessity: share of the loss saved when the same worlds are run without the dependency`,
      'from,to,from_name,to_name,frequency,necessity',
      dependencies.map(e => [e.from, e.to, e.from_name, e.to_name, e.frequency, e.necessity]),
    );
  return (
    <Pane
      title={t('dependencies.title')}
      note={t('dependencies.note')}
      actions={<FigureTools name={`run-${run.id}-dependencies`} csv={csv} />}
    >
      <Rows>
        {dependencies.map(e => (
          <Row
            key={`${e.from} ${e.to}`}
            title={t('dependencies.row', { from: e.from_name, to: e.to_name })}
            detail={t('dependencies.frequency', { share: percent(e.frequency) })}
            aside={e.necessity === null ? t('causes.unknown') : t('causes.saves', { share: share(e.necessity) })}
          />
        ))}
      </Rows>
    </Pane>
  );
}
