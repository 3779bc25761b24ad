import type { Command } from './registry.ts';

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** How well a label answers what was typed: 3 begins with it, 2 a word begins with it, 1 contains it, 0 not at all. */
function score(label: string, wanted: string): number {
  if (label.startsWith(wanted)) return 3;
  if (label.includes(` ${wanted}`)) return 2;
  return label.includes(wanted) ? 1 : 0;
}

/** The commands whose label holds every typed word, best first; all of them when nothing was typed. Accents do not matter. */
export function matchCommands(commands: readonly Command[], text: string): readonly Command[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return commands;
  return commands
    .map(command => ({
      command,
      scores: words.map(word => score(plain(`${command.label} ${command.hint ?? ''}`), word)),
    }))
    .filter(({ scores }) => scores.every(each => each > 0))
    .toSorted((a, b) => Math.max(...b.scores) - Math.max(...a.scores))
    .map(({ command }) => command);
}
