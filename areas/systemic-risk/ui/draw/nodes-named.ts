import type { Scene } from './scene.ts';

const mostFound = 8;

/** Whose name or id is the text, then begins with it, then holds it; the first few. */
export function nodesNamed(scene: Scene, typed: string): readonly number[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return [];
  const ranked: number[][] = [[], [], []];
  for (let i = 0; i < scene.ids.length; i++) {
    const texts = [scene.names[i]?.toLowerCase() ?? '', scene.ids[i]?.toLowerCase() ?? ''];
    if (texts.includes(text)) ranked[0]?.push(i);
    else if (texts.some(each => each.startsWith(text))) ranked[1]?.push(i);
    else if (texts.some(each => each.includes(text))) ranked[2]?.push(i);
  }
  return ranked.flat().slice(0, mostFound);
}
