import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import type { Outline } from './compute/outline.ts';
import { ask } from './compute/threads.ts';
import type { MitigationInput, ShockInput } from './contract.ts';
import { namedIn } from './contract/about-runs.ts';
import { sourceOf } from './models.ts';
import { outlineFor } from './view.ts';
import { type Visible, visibleRecords } from './visibility.ts';

/**
 * Refuses questions that name records of others' parts: the answer, or that there is one, would tell that they exist.
 * What one's own dependencies name is known to one already. The refusal reads as if there were no such record.
 */
export async function requireNameable(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  key: string,
  asked: { readonly shock?: ShockInput; readonly mitigations?: readonly MitigationInput[] },
): Promise<void> {
  if (key.startsWith('pack:')) return;
  const visible = await visibleRecords(platform, tx, actor, key);
  for (const { changes } of asked.mitigations ?? []) changes.forEach((change, i) => requireChange(visible, change, i));
  if (asked.shock && !visible.whole) await requireTargets(platform, tx, key, visible, asked.shock);
}

async function requireTargets(platform: Platform, tx: Tx, key: string, visible: Visible, shock: ShockInput) {
  const source = await sourceOf(platform, tx, key);
  const whole = await ask<Outline>(platform.database.app, 'questions', 'outline', { source });
  const { nodes, sectors, operators, regions, technologies } = outlineFor(whole, visible);
  const known = new Set([...nodes.id, ...sectors, ...operators, ...regions, ...technologies.map(({ id }) => id)]);
  const hidden = namedIn(shock).find(target => !known.has(target) && !visible.end(target));
  const target = hidden !== undefined && shock.targets.includes(hidden);
  if (hidden !== undefined)
    fail(
      'shock-reaches-nothing',
      `No node of the model is reached by \`${hidden}\` as ${target ? shock.kind : 'technology'}.`,
      {
        pointer: target ? '/shock/target' : '/shock/products',
        next: 'Check the id and the kind of the target.',
      },
    );
}

function requireChange(visible: Visible, change: Readonly<Record<string, unknown>>, at: number): void {
  const { node, from, edge, product, pool } = change;
  const open =
    (node === undefined || visible.node(String(node))) &&
    (from === undefined || visible.node(String(from))) &&
    (edge === undefined || visible.edge(String(edge))) &&
    (product === undefined || visible.product(String(product))) &&
    (pool === undefined || visible.pool(String(pool)));
  if (!open)
    fail('unknown-record', 'The measure names a record that the model does not have.', {
      pointer: `/changes/${at}`,
      next: 'Correct the id.',
    });
}
