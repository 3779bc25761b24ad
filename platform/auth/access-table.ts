import type { Access } from '#platform/http/app.ts';
import { type Role, roles } from './roles.ts';

export interface AccessRow {
  readonly method: string;
  readonly url: string;
  readonly access: Access;
  readonly scope: string | undefined;
}

const columns = roles.filter(role => role !== 'system');

/** Whether a person acting under an appointment with only this role may call a route of this access. */
export const mayCall = (access: Access, role: Role): boolean => typeof access === 'string' || access.includes(role);

const order = (a: AccessRow, b: AccessRow): number => {
  const keys = [`${a.url} ${a.method}`, `${b.url} ${b.method}`] as const;
  return keys[0] < keys[1] ? -1 : Number(keys[0] > keys[1]);
};

function rowOf({ method, url, access, scope }: AccessRow): string {
  const machine = scope ? `\`${scope}\`` : '–';
  if (typeof access === 'string') return `| ${method} | \`${url}\` | ${access} | ${machine} |`;
  return `| ${method} | \`${url}\` | ${[...access].sort().join(', ')} | ${machine} |`;
}

function matrixRow({ method, url, access }: AccessRow): string {
  return `| ${method} \`${url}\` | ${columns.map(role => (mayCall(access, role) ? '●' : '')).join(' | ')} |`;
}

/**
 * The table of routes by role as a page: who may call what, the scope a machine needs, and a matrix of the routes that
 * ask for a role. Sorted, so that the same routes always give the same page.
 */
export function accessTableMarkdown(rows: readonly AccessRow[]): string {
  const sorted = [...rows].sort(order);
  const byRole = sorted.filter(row => typeof row.access !== 'string');
  return [
    '# Who may call what',
    '',
    'Generated from the routes; a test holds the page and the behaviour of every route to it.',
    '`public`: anyone. `signed-in`: a person, also without an appointment. `appointed`: whoever acts under an',
    'appointment. Otherwise one of the named roles. Scope: what a token needs besides; `–`: tokens may not call it.',
    '',
    '| method | route | access | scope |',
    '| --- | --- | --- | --- |',
    ...sorted.map(rowOf),
    '',
    '## Routes that ask for a role',
    '',
    `| route | ${columns.join(' | ')} |`,
    `| --- |${' :-: |'.repeat(columns.length)}`,
    ...byRole.map(matrixRow),
    '',
  ].join('\n');
}
