import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import type { Run } from '../../contract.ts';
import { type Result, useRunNames } from '../answers.ts';

/** What went down together and waits for each other to come up again: somebody has to break the circle from outside. */
export function LocksPane({ run, locks }: { readonly run: Run; readonly locks: Result['locks'] }) {
  const t = useText('systemic-risk');
  const names = useRunNames(run);
  if (locks.length === 0) return null;
  return (
    <Pane title={t('locks.title')} note={t('locks.note')}>
      <Rows>
        {locks.map(({ nodes, worlds, of }) => (
          <Row key={nodes.join(' ')} title={nodes.map(names).join(', ')} detail={t('locks.held', { worlds, of })} />
        ))}
      </Rows>
    </Pane>
  );
}
