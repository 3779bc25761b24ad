import assert from 'node:assert/strict';
import type { Answer, TestInstallation, Visitor } from '#apps/server/testing/installation.ts';

/** A visitor acting under the appointment that holds this role. */
export async function under(installation: TestInstallation, email: string, role: string): Promise<Visitor> {
  const visitor = await installation.visit(email);
  const { appointments } = (await visitor.get('/api/me')).body;
  const { id } = appointments.find((one: { roles: string[] }) => one.roles.includes(role));
  assert.equal((await visitor.send('POST', '/api/me/acting', { appointment: id })).status, 200);
  return visitor;
}

/** The body of an answer that has to be good. */
export const ok = (answer: Answer) => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};

export const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
