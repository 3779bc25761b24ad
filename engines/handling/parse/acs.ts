import type { Lexicons, Marking, MarkingNote, ParsedCaveat } from '../types.ts';
import { caveatOf, makeMarking } from './marking.ts';

type Json = Readonly<Record<string, unknown>>;
interface Field {
  readonly name: string;
  readonly values?: readonly string[];
}

const fieldsOf = (scheme: string, lexicons: Lexicons): readonly Field[] =>
  (lexicons.byId.get(scheme)?.more.fields as Field[] | undefined) ?? [];

const effects: Readonly<Record<string, ParsedCaveat['class']>> = {
  privilege_action: 'limits-actions',
  classification: 'adds-handling',
  caveat: 'adds-handling',
  AISConsent: 'limits-attribution',
};

/** An ACS 3.0 marking: the body of the STIX extension, or flat fields as the MISP taxonomy has them; else null. */
export function parseAcs(input: Json, lexicons: Lexicons): Marking | null {
  const control = input.control_set as Json | undefined;
  if (!control && input.access_privilege === undefined && input.privilege_action === undefined) return null;
  const fields = fieldsOf('acs-3', lexicons);
  const values: Json = { ...(control ?? input), privilege_action: privilegesOf(input) };
  const errors: MarkingNote[] = [];
  const caveats = fields.flatMap(field => fieldCaveat(field, values, errors));
  const has = (code: string, value: string) => caveats.some(c => c.code === code && c.args?.includes(value));
  const closed = [
    has('formal_determination', 'NF'),
    has('formal_determination', 'FOUO'),
    has('sensitivity', 'PCII'),
    has('sensitivity', 'LES'),
  ];
  if (has('formal_determination', 'PUBREL') && closed.includes(true)) {
    errors.push({
      code: 'mutually-exclusive',
      message: 'PUBREL contradicts NF, FOUO, PCII and LES.',
      citation: { source: 'ACS3', confidence: 'confirmed' },
    });
  }
  const original = JSON.stringify(input);
  return makeMarking(
    { scheme: 'acs-3', level: null, caveats, original, canonical: original, form: 'json', errors },
    lexicons,
  );
}

/** A privilege denied stays visible as `ACTION:deny`; a bare name is permitted. */
function privilegesOf(input: Json): string[] {
  if (Array.isArray(input.privilege_action)) return input.privilege_action.map(String);
  const list = Array.isArray(input.access_privilege) ? (input.access_privilege as Json[]) : [];
  return list.map(p =>
    p?.rule_effect === 'deny' ? `${String(p.privilege_action)}:deny` : String(p?.privilege_action),
  );
}

function fieldCaveat(field: Field, values: Json, errors: MarkingNote[]): ParsedCaveat[] {
  const given = values[field.name];
  if (given === undefined || !field.values) return [];
  const args = (Array.isArray(given) ? given : [given]).map(String);
  for (const arg of args) {
    if (!field.values.includes(arg.replace(/:deny$/, '')))
      errors.push({
        code: 'unknown-value',
        message: `\`${arg.slice(0, 60)}\` is no value of ${field.name}: treat the item as restricted.`,
      });
  }
  return args.length > 0 ? [caveatOf(field.name, effects[field.name] ?? 'shrinks-audience', args)] : [];
}

/** An AIS marking of STIX 1.x; else null. */
export function parseAis(input: Json, lexicons: Lexicons): Marking | null {
  if (!('TLPMarking' in input) && !('AISConsent' in input)) return null;
  const errors: MarkingNote[] = [];
  const caveats = fieldsOf('ais-tlp', lexicons).flatMap(field => fieldCaveat(field, input, errors));
  const original = JSON.stringify(input);
  return makeMarking(
    { scheme: 'ais-tlp', level: null, caveats, original, canonical: original, form: 'json', errors },
    lexicons,
  );
}
