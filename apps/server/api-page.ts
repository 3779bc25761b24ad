interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
}

/** The API as a page that reads without scripts: one table a room. */
export function apiPage(document: unknown): string {
  const paths = (document as { paths?: Record<string, Record<string, Operation>> }).paths ?? {};
  const rows = Object.entries(paths).flatMap(([url, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      url,
      method: method.toUpperCase(),
      summary: operation.summary ?? '',
      room: operation.tags?.[0] ?? 'service',
    })),
  );
  const byRoom = Map.groupBy(rows, row => row.room);
  const sections = [...byRoom].sort(([a], [b]) => a.localeCompare(b)).map(([room, list]) => sectionOf(room, list));
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Entente API</title>
<style>body{font:14px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #8884;vertical-align:top}code{font-family:ui-monospace,monospace}</style>
<h1>Entente API</h1><p>Machines send <code>Authorization: Bearer</code> with a token; browsers add <code>x-entente: 1</code> to every change.
Errors are <code>application/problem+json</code> with <code>pointer</code> and <code>next</code>. Schemas: <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>${sections.join('')}</html>`;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function sectionOf(room: string, rows: readonly { url: string; method: string; summary: string }[]): string {
  const cells = rows.map(
    row => `<tr><td><code>${row.method}</code><td><code>${escaped(row.url)}</code><td>${escaped(row.summary)}`,
  );
  return `<h2>${escaped(room)}</h2><table><tr><th>Method<th>Address<th>What it does${cells.join('')}</table>`;
}
