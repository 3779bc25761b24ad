import path from 'node:path';
import type { Rule } from '../finding.ts';

/** A page that no other page links to is not found by anyone; a link that leads nowhere helps nobody. */
export const orphanDocs: Rule = tree => {
  const pages = [...tree.keys()].filter(file => file.endsWith('.md'));
  const linked = new Set<string>();
  const broken = pages.flatMap(page => {
    const text = tree.get(page) ?? '';
    return [...text.matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)].flatMap(match => {
      const href = match[1] ?? '';
      if (/^[a-z]+:/.test(href)) return [];
      const target = path.posix.normalize(path.posix.join(path.posix.dirname(page), href)).replace(/\/$/, '');
      linked.add(target);
      const exists =
        [...tree.keys()].some(file => file === target || file.startsWith(`${target}/`)) ||
        /\.(png|svg|pdf|json|csv)$/.test(target) ||
        !/\.\w+$/.test(target);
      return exists ? [] : [{ file: page, rule: 'orphan-docs', message: `links to ${href}, which is not there` }];
    });
  });
  const orphans = pages
    .filter(page => page.startsWith('docs/') && !linked.has(page) && !linked.has(path.posix.dirname(page)))
    .map(page => ({ file: page, rule: 'orphan-docs', message: 'no page links here' }));
  return [...broken, ...orphans];
};
