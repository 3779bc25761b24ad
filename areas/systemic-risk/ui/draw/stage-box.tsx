import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import classes from './drawing.module.css';
import { handle } from './handling.ts';
import type { Direction } from './near.ts';
import { type Scene, stateOf } from './scene.ts';
import { Stage } from './stage.ts';

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: { dx: -1, dy: 0 },
  ArrowRight: { dx: 1, dy: 0 },
  ArrowUp: { dx: 0, dy: 1 },
  ArrowDown: { dx: 0, dy: -1 },
};
const keyStep_px = 60;
const keyZoom = 1.4;

export interface StageProps {
  readonly scene: Scene;
  readonly levels: ReadonlyMap<string, number>;
  /** nodes that changed last: ringed and named */
  readonly recent?: readonly string[];
  readonly picked?: string | null;
  readonly label: string;
  readonly onPick?: (id: string) => void;
  /** nodes stay where the world has them */
  readonly fixed?: boolean;
  /** hears of the stage when it is there, and of null when it goes */
  readonly onStage?: (stage: Stage | null) => void;
}

/**
 * The canvas of a graph or a map with its keys. What moves on it (camera, states, a dragged node) goes past React: the page
 * is rendered anew only when somebody picks, walks to a node by key, or the scene is another.
 */
export function StageBox(props: StageProps) {
  const t = useText('systemic-risk');
  const keys = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [stage, setStage] = useState<Stage | null>(null);
  const [trouble, setTrouble] = useState(false);
  const [walked, setWalked] = useState<string | null>(null);
  const { scene, levels, recent, picked = null } = props;
  const calls = useRef(props);
  useEffect(() => {
    calls.current = props;
  });
  useEffect(() => {
    if (!canvas.current) return;
    const made = new Stage(canvas.current, () => setTrouble(true));
    const leave = handle(canvas.current, made, {
      pick: id => calls.current.onPick?.(id),
      mayDrag: () => !calls.current.fixed,
    });
    const stop = follow(canvas.current, made);
    setStage(made);
    calls.current.onStage?.(made);
    return () => {
      calls.current.onStage?.(null);
      leave();
      stop();
      made.close();
    };
  }, []);
  useEffect(() => {
    if (stage && stage.scene !== scene) stage.show(scene);
    stage?.colour(levels, recent);
    stage?.choose(picked);
  }, [stage, scene, levels, recent, picked]);
  const press = (event: KeyboardEvent): void => {
    if (!stage || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') {
      const id = scene.ids[stage.cursor];
      if (id !== undefined) props.onPick?.(id);
    } else if (!act(stage, event, setWalked)) return;
    event.preventDefault();
  };
  return (
    <>
      <div
        role="application"
        className={classes.stage}
        tabIndex={0}
        aria-label={props.label}
        aria-describedby={keys}
        onKeyDown={press}
      >
        <canvas ref={canvas} className={classes.canvas} role="img" aria-label={props.label} />
        <ZoomTools stage={stage} />
      </div>
      {trouble && <p role="alert">{t('graph.trouble')}</p>}
      <p id={keys} className={classes.hint}>
        {t('graph.keys')} {!props.fixed && t('graph.dragged')}
      </p>
      <p role="status" className={classes.walked}>
        {walked !== null && <Walked scene={scene} levels={levels} id={walked} />}
      </p>
    </>
  );
}

/** What a key does on the stage; false when it does nothing there. */
function act(stage: Stage, event: KeyboardEvent, onWalk: (id: string | null) => void): boolean {
  const direction = arrows[event.key];
  if (direction && event.shiftKey) stage.pan(-direction.dx * keyStep_px, direction.dy * keyStep_px);
  else if (direction) onWalk(stage.step(direction));
  else if (event.key === '+' || event.key === '=') stage.zoom(keyZoom);
  else if (event.key === '-') stage.zoom(1 / keyZoom);
  else if (event.key === '0') stage.whole();
  else return false;
  return true;
}

/** Keeps the stage at the size of its box and in the colours of the page. */
function follow(canvas: HTMLCanvasElement, stage: Stage): () => void {
  const box = canvas.parentElement ?? canvas;
  const fitted = new ResizeObserver(() => stage.resize(box.clientWidth, box.clientHeight));
  fitted.observe(box);
  const schemes = new MutationObserver(() => stage.recolour());
  schemes.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
  return () => {
    fitted.disconnect();
    schemes.disconnect();
  };
}

function ZoomTools({ stage }: { readonly stage: Stage | null }) {
  const t = useText('systemic-risk');
  const tools = [
    { sign: '+', name: t('graph.nearer'), act: () => stage?.zoom(keyZoom) },
    { sign: '−', name: t('graph.farther'), act: () => stage?.zoom(1 / keyZoom) },
    { sign: '□', name: t('graph.all'), act: () => stage?.whole() },
  ];
  return (
    <div className={classes.zoom}>
      {tools.map(({ sign, name, act }) => (
        <button key={sign} type="button" aria-label={name} title={name} onClick={act}>
          {sign}
        </button>
      ))}
    </div>
  );
}

function Walked(props: { readonly scene: Scene; readonly levels: ReadonlyMap<string, number>; readonly id: string }) {
  const t = useText('systemic-risk');
  const { scene, id } = props;
  const node = scene.at.get(id);
  if (node === undefined) return null;
  const ends = { needs: 0, serves: 0 };
  for (let i = 0; i < scene.links.length; i += 2) {
    if (scene.links[i + 1] === node) ends.needs++;
    if (scene.links[i] === node) ends.serves++;
  }
  const state = t(`graph.state.${(['up', 'low', 'down'] as const)[stateOf(props.levels.get(id))]}`);
  const name = scene.names[node] ?? id;
  if (scene.links.length === 0) return t('graph.placed', { name, state });
  return t('graph.walked', { name, state, ...ends });
}
