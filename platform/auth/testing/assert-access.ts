import assert from 'node:assert/strict';
import type { LightMyRequestResponse } from 'fastify';
import type { HttpServer } from '#platform/http/server.ts';
import { type AccessRow, mayCall } from '../access-table.ts';
import { appointableRoles, type Role } from '../roles.ts';

/** Who asks: headers that make the server see an actor with one role, none (signed in, no appointment), or nobody. */
export interface Askers {
  readonly nobody: Record<string, string>;
  readonly unappointed: Record<string, string>;
  appointedAs(role: Role): Record<string, string>;
}

type Asker = 'nobody' | 'unappointed' | Role;

function expected(access: AccessRow['access'], asker: Asker): 'open' | 401 | 403 {
  if (access === 'public') return 'open';
  if (asker === 'nobody') return 401;
  if (access === 'signed-in') return 'open';
  if (asker === 'unappointed') return 403;
  return mayCall(access, asker) ? 'open' : 403;
}

const headersOf = (askers: Askers, asker: Asker): Record<string, string> => {
  if (asker === 'nobody') return askers.nobody;
  return asker === 'unappointed' ? askers.unappointed : askers.appointedAs(asker);
};

// Numbers and names that lead nowhere: behind an open door the call finds nothing to change.
const filled = (url: string): string => url.replaceAll(/:[A-Za-z]+/g, '2147483647').replaceAll('*', 'none');

const refusal = /^(?:Nobody is signed in|You act for no party|This needs the role)/;

/** Whether the access rules themselves refused; a handler may answer 401 and 403 for reasons of its own. */
function refusedAtTheDoor(answer: LightMyRequestResponse): boolean {
  if (answer.statusCode !== 401 && answer.statusCode !== 403) return false;
  return refusal.test(String(answer.json().detail));
}

const jsonBody = { payload: '"none"', type: { 'content-type': 'application/json' } };

/** A body that no schema takes; each route from an address of its own, so that rate limits do not answer instead. */
function call(http: HttpServer, row: AccessRow, place: number, headers: Record<string, string>) {
  const body = row.method === 'GET' ? undefined : jsonBody;
  return http.server.inject({
    method: row.method as 'GET',
    url: filled(row.url),
    remoteAddress: `10.0.${place >> 8}.${place & 255}`,
    headers: { 'x-entente': '1', ...body?.type, ...headers },
    ...(body ? { payload: body.payload } : {}),
  });
}

/**
 * Calls every route as nobody, as someone without an appointment and as a holder of each single role, and holds the
 * answer to the table. `skip` names routes that must not be called here, such as `GET /api/live`.
 * @returns how many calls were made
 */
export async function assertAccess(
  http: HttpServer,
  rows: readonly AccessRow[],
  askers: Askers,
  skip: ReadonlySet<string> = new Set(),
): Promise<number> {
  let calls = 0;
  for (const [place, row] of rows.entries()) {
    if (skip.has(`${row.method} ${row.url}`)) continue;
    for (const asker of ['nobody', 'unappointed', ...appointableRoles] as const) {
      const want = expected(row.access, asker);
      const answer = await call(http, row, place, headersOf(askers, asker));
      calls++;
      const what = `${row.method} ${row.url} as ${asker}: ${answer.statusCode} ${answer.body.slice(0, 200)}`;
      if (want === 'open') assert.ok(!refusedAtTheDoor(answer), what);
      else assert.ok(answer.statusCode === want && refusedAtTheDoor(answer), what);
      assert.ok(answer.statusCode < 500 || answer.statusCode === 503, what);
    }
  }
  return calls;
}
