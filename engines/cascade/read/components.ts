import type { Technology } from '../types.ts';
import type { Problems } from './problems.ts';

/** Nothing is a component of itself, however many steps lie between: one finding for each product on a cycle. */
export function checkComponents(technologies: readonly Technology[], problems: Problems): void {
  const parents = new Map(technologies.map(entry => [entry.id, entry.parents]));
  technologies.forEach(({ id }, i) => {
    if (!reaches(id, parents)) return;
    problems.add(
      'component-cycle',
      id,
      'a product is among the components of its own components',
      `/technologies/${i}/parents`,
      'Remove one of the parents on the way round.',
    );
  });
}

function reaches(id: string, parents: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const open = [...(parents.get(id) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === id) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(parents.get(next) ?? []));
  }
  return false;
}
