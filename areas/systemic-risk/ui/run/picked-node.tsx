import { Button } from '@mantine/core';
import type { ReplayedWorld } from '#engines/cascade/index.ts';
import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { eventText } from '../sentences.ts';
import classes from '../systemic-risk.module.css';

const mostSteps = 40;

/** Why this asset failed in this world: its own events, and those of the suppliers that took it down, back to the first. */
export function PickedNode(props: {
  readonly id: string;
  readonly names: (id: string) => string;
  readonly world: ReplayedWorld;
  readonly hour: number;
  readonly onClose: () => void;
}) {
  const t = useText('systemic-risk');
  const { id, names, world } = props;
  const chain = chainOf(world, id, props.hour);
  return (
    <Pane
      title={t('replay.whyNode', { name: names(id) })}
      actions={
        <Button size="xs" variant="subtle" onClick={props.onClose}>
          {t('part.close')}
        </Button>
      }
    >
      {chain.length === 0 && <p>{t('replay.neverDown')}</p>}
      <ol className={classes.events}>
        {chain.map(event => (
          <li key={`${event.node}:${event.hour}:${event.level}`}>{eventText(t, event, names)}</li>
        ))}
      </ol>
    </Pane>
  );
}

/** From what fell first to the asset, each because of the one before; none when it was never down by then. */
function chainOf(world: ReplayedWorld, id: string, hour: number): ReplayedWorld['events'] {
  const chain: ReplayedWorld['events'][number][] = [];
  const seen = new Set<string>();
  let node: string | undefined = id;
  let until = hour;
  while (node !== undefined && !seen.has(node) && chain.length < mostSteps) {
    seen.add(node);
    const at: string = node;
    const latest = until;
    const event = world.events.findLast(each => each.node === at && each.hour <= latest && each.level < 1);
    if (!event) break;
    chain.unshift(event);
    until = event.hour;
    node = event.supplier;
  }
  return chain;
}
