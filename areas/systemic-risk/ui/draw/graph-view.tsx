import { Button } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import type { ShownOutline } from '../answers.ts';
import classes from '../systemic-risk.module.css';
import drawing from './drawing.module.css';
import { FindNode } from './find-node.tsx';
import { graphScene, most, type Scene, tooLarge } from './scene.ts';
import type { Stage } from './stage.ts';
import { StageBox, type StageProps } from './stage-box.tsx';
import { type Layout, useLayout } from './use-layout.ts';

type GraphProps = Omit<StageProps, 'scene' | 'onStage'> & { readonly outline: ShownOutline };

/** The model as a graph: nodes where they lie in the world, or laid out by their dependencies; colour and shape are the state. */
export function GraphView(props: GraphProps) {
  const t = useText('systemic-risk');
  const { outline } = props;
  const size = { nodes: outline.nodes.id.length, edges: outline.linkTypes.length };
  if (tooLarge(outline)) return <p>{t('graph.tooLarge', { ...size, mostNodes: most.nodes, mostEdges: most.links })}</p>;
  return <Graph {...props} />;
}

function Graph({ outline, ...shown }: GraphProps) {
  const t = useText('systemic-risk');
  const [stage, setStage] = useState<Stage | null>(null);
  const [found, setFound] = useState<string | null>(null);
  const scene = useScene(outline);
  const layout = useLayout(stage, outline);
  const find = (id: string): void => {
    setFound(id);
    stage?.centre(id);
    shown.onPick?.(id);
  };
  return (
    <>
      <div className={classes.tools}>
        <FindNode scene={scene} onFind={find} />
        <LayoutTools layout={layout} placed={outline.nodes.position.some(at => at !== null)} />
        <span className={classes.quiet}>
          {t('graph.size', { nodes: outline.nodes.id.length, edges: outline.linkTypes.length })}
        </span>
      </div>
      <StageBox {...shown} picked={shown.picked ?? found} scene={scene} onStage={setStage} />
    </>
  );
}

/** The scene of the outline; what was drawn before keeps its place. */
function useScene(outline: ShownOutline): Scene {
  const [drawn, setDrawn] = useState(() => ({ outline, scene: graphScene(outline, null) }));
  if (drawn.outline === outline) return drawn.scene;
  const scene = graphScene(outline, drawn.scene);
  setDrawn({ outline, scene });
  return scene;
}

function LayoutTools({ layout, placed }: { readonly layout: Layout; readonly placed: boolean }) {
  const t = useText('systemic-risk');
  const { progress } = layout;
  if (progress)
    return (
      <>
        <progress
          className={drawing.progress}
          value={progress.done}
          max={progress.of}
          aria-label={t('graph.laying', progress)}
        />
        <Button variant="default" onClick={layout.cancel}>
          {t('graph.cancel')}
        </Button>
      </>
    );
  return (
    <>
      <Button variant="default" onClick={layout.start}>
        {t('graph.layOut')}
      </Button>
      {placed && (
        <Button variant="default" onClick={layout.undo}>
          {t('graph.byPlace')}
        </Button>
      )}
    </>
  );
}
