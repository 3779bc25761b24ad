import type { Lexicons, Marking, MarkingContext, MarkingNote } from '../types.ts';
import { caveatOf, makeMarking } from './marking.ts';

type Json = Readonly<Record<string, unknown>>;
interface Statement {
  readonly name: string;
  readonly type: string;
  readonly values: readonly string[] | string;
}

const metadata = new Set(['id', 'name', 'description', 'iep_version', 'start_date', 'end_date', 'version', 'policies']);
const renamed: Readonly<Record<string, string>> = { provider_attribution: 'attribution' };

/** An Information Exchange Policy as JSON, or a reference to one; null for anything else. */
export function parseIep(input: Json, _context: MarkingContext, lexicons: Lexicons): Marking | null {
  const statements = ((lexicons.byId.get('iep-2')?.more.statements as Statement[] | undefined) ?? []).filter(
    s => s.type !== 'METADATA',
  );
  const names = new Set(statements.map(s => s.name));
  const keys = Object.keys(input).map(key => key.toLowerCase());
  const looks = 'iep_version' in input || keys.filter(key => names.has(renamed[key] ?? key)).length >= 2;
  if (!looks) return null;
  const errors: MarkingNote[] = [];
  const caveats = keys.flatMap(key => statementCaveat(key, input, statements, errors));
  if (typeof input.id_ref === 'string')
    errors.push({
      code: 'policy-not-resolved',
      message: 'This refers to a policy elsewhere; what it allows is not known until it is fetched.',
    });
  const warnings: MarkingNote[] = input.permitted_actions === 'none' ? [noneNote] : [];
  const duration = {
    ...(typeof input.start_date === 'string' ? { from: input.start_date } : {}),
    ...(typeof input.end_date === 'string' ? { until: input.end_date } : {}),
  };
  const original = JSON.stringify(input);
  return makeMarking(
    {
      scheme: 'iep-2',
      level: null,
      caveats: caveats.sort((a, b) => (a.code < b.code ? -1 : 1)),
      original,
      canonical: original,
      form: 'json',
      ...(Object.keys(duration).length > 0 ? { duration } : {}),
      errors,
      warnings,
    },
    lexicons,
  );
}

const noneNote: MarkingNote = {
  code: 'iep-none-text',
  message:
    '`none` is read as IEP 1.0 says, no action at all; several copies print the text of contact-for-instruction beside it.',
  citation: { source: 'IEP1', confidence: 'confirmed' },
};

function statementCaveat(key: string, input: Json, statements: readonly Statement[], errors: MarkingNote[]) {
  if (metadata.has(key) || key === 'id_ref' || key === 'url') return [];
  const name = renamed[key] ?? key;
  const statement = statements.find(s => s.name === name);
  const value = input[key] ?? input[Object.keys(input).find(k => k.toLowerCase() === key) as string];
  if (!statement) {
    errors.push({
      code: 'unknown-caveat',
      message: `\`${key}\` is no policy statement of IEP 2.0: treat the item as restricted.`,
    });
    return [];
  }
  const args = (Array.isArray(value) ? value : [value]).map(v => String(v).toLowerCase());
  if (Array.isArray(statement.values) && args.some(arg => !statement.values.includes(arg))) {
    errors.push({ code: 'unknown-value', message: `\`${args.join(', ').slice(0, 60)}\` is no value of ${name}.` });
  }
  const limits =
    statement.type === 'ACTION' || name === 'unmodified_resale'
      ? 'limits-actions'
      : name === 'attribution'
        ? 'limits-attribution'
        : name === 'tlp'
          ? 'shrinks-audience'
          : 'adds-handling';
  return [caveatOf(name, limits, args)];
}
