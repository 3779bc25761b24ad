import { useMemo } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import type { MitigationInput, Run } from '../../contract.ts';
import type { Result, ShownOutline } from '../answers.ts';

/** Measures that fit the shock and the model: exposure and patching of the product, crews. */
export function useMeasures(run: Run, outline: ShownOutline | undefined, result?: Result): readonly MitigationInput[] {
  const t = useText('systemic-risk');
  return useMemo(() => {
    if (!outline) return [];
    const { kind, targets, products: besides = [] } = run.request.shock;
    const fallen = kind === 'technology' ? targets : besides;
    const hit = outline.technologies.filter(({ id }) => fallen.includes(id));
    const products = hit.flatMap(({ id, name }): MitigationInput[] => [
      {
        id: `half-${id}`,
        name: t('measure.half', { name }),
        changes: [{ change: 'exposure', product: id, factor: 0.5 }],
      },
      {
        id: `patch-${id}`,
        name: t('measure.patch', { name }),
        changes: [{ change: 'patch-half-life', product: id, hours: 24 }],
      },
    ]);
    const crews = Object.entries(outline.crewPools).map(
      ([pool, size]): MitigationInput => ({
        id: `crews-${pool}`,
        name: t('measure.crews', { pool, from: size, to: size * 2 }),
        changes: [{ change: 'crews', pool, size: size * 2 }],
      }),
    );
    const causes = (result?.causes ?? []).slice(0, 3).flatMap(({ id, name }): MitigationInput[] => [
      {
        id: `repair-${id}`,
        name: t('measure.repair', { name }),
        changes: [{ change: 'repair', node: id, time: 12 }],
      },
      {
        id: `manual-${id}`,
        name: t('measure.manual', { name }),
        changes: [{ change: 'manual-fallback', node: id, level: 0.5, maxHours: 72 }],
      },
    ]);
    return [...products, ...crews, ...causes];
  }, [t, run, outline, result]);
}
