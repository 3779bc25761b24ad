import type { EvaluateInput } from '#engines/duties/types.ts';

/** What stands in the field at first: an outage at an electricity operator in Belgium, of which the harm is not known yet. */
export const exampleIncident = JSON.stringify(
  {
    entity: { 'e.countries': ['BE'], 'e.roles': ['nis2_essential'], 'e.sectors': ['energy_electricity'] },
    facts: { 'i.status': 'confirmed', 'i.malicious': 'suspected', 'i.severity_potential': 'significant' },
    timestamps: { 't.aware': '2026-11-24T08:10:00+01:00', 't.aware_significant': '2026-11-24T10:40:00+01:00' },
    now: '2026-11-24T12:00:00+01:00',
  },
  null,
  2,
);

export type ReadIncident =
  | { readonly ok: true; readonly input: EvaluateInput }
  | { readonly ok: false; readonly key: 'notJson' | 'notObject' | 'noNow'; readonly reason: string };

/** The input in a text: the object itself, or a whole request `{op, input}` as the terminal takes it. */
export function incidentIn(text: string): ReadIncident {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    return { ok: false, key: 'notJson', reason: error instanceof Error ? error.message : '' };
  }
  const inner = isObject(read) && isObject(read.input) ? read.input : read;
  if (!isObject(inner)) return { ok: false, key: 'notObject', reason: '' };
  if (typeof inner.now !== 'string') return { ok: false, key: 'noNow', reason: '' };
  return { ok: true, input: inner as unknown as EvaluateInput };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
