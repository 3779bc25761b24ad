import assert from 'node:assert/strict';
import type { Visitor } from '#apps/server/testing/installation.ts';

/** A compressor without which a power station stands still once its stock of gas is used up. */
const grid = {
  nodes: [
    { id: 'compressor', name: 'Compressor', sector: 'fuel', operator: 'harbour-gas', repair: { time: 200 } },
    {
      id: 'plant',
      name: 'Power plant',
      sector: 'energy',
      ncf: [{ id: 'power', share: 1 }],
      groups: [{ resource: 'gas', members: ['pipe'], rule: 'all', buffer: { hours: 12 } }],
    },
  ],
  edges: [{ id: 'pipe', from: 'compressor', to: 'plant', type: 'physical', strength: 1 }],
  functions: [{ id: 'power', name: 'Electric power' }],
};

/** A model of the officer's own in which Harbour Gas Transport takes electric power down. @returns its key */
export async function harbourModel(officer: Visitor): Promise<string> {
  const made = await officer.send('POST', '/api/systemic-risk/models', { title: 'Harbour', currency: 'EUR' });
  const part = { title: 'Harbour', marking: 'TLP:AMBER', records: grid };
  const added = await officer.send('POST', `/api/systemic-risk/models/${made.body.id}/parts`, part);
  assert.equal(added.status, 200, JSON.stringify(added.body));
  return `own:${made.body.id}`;
}

/** Parties of the demonstration world by their slug. */
export async function partyIds(officer: Visitor): Promise<Readonly<Record<string, number>>> {
  const { parties } = (await officer.get('/api/parties')).body;
  return Object.fromEntries(parties.map((party: { id: string; slug: string }) => [party.slug, Number(party.id)]));
}
