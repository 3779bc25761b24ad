import { useMemo } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import type { ShownOutline } from '../answers.ts';
import { mapScene, most, tooLarge } from './scene.ts';
import { StageBox, type StageProps } from './stage-box.tsx';

type MapProps = Omit<StageProps, 'scene' | 'onStage'> & { readonly outline: ShownOutline };

/** Every asset where it lies. What is impaired or down lies over the others, in its own colour and shape. */
export function AssetMap({ outline, ...shown }: MapProps) {
  const t = useText('systemic-risk');
  const scene = useMemo(() => mapScene(outline), [outline]);
  if (scene.ids.length === 0) return <p>{t('graph.noPlaces')}</p>;
  if (tooLarge(outline))
    return (
      <p>
        {t('graph.tooLarge', {
          nodes: outline.nodes.id.length,
          edges: outline.linkTypes.length,
          mostNodes: most.nodes,
          mostEdges: most.links,
        })}
      </p>
    );
  return <StageBox {...shown} fixed scene={scene} />;
}
