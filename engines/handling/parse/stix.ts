import type { Lexicons, Marking, MarkingContext, MarkingNote } from '../types.ts';
import { parseAcs } from './acs.ts';
import { parseIep } from './iep.ts';
import { caveatOf, makeMarking, unreadable } from './marking.ts';

type Json = Readonly<Record<string, unknown>>;

/** The fixed objects of TLP in STIX 2.1: id to scheme and level, as the packs state them. */
function fixedMarkings(lexicons: Lexicons): ReadonlyMap<string, { scheme: string; level: string }> {
  const ids = new Map<string, { scheme: string; level: string }>();
  const two =
    (lexicons.byId.get('tlp-2')?.more.syntax as { stix_ids?: Record<string, string> } | undefined)?.stix_ids ?? {};
  for (const [level, id] of Object.entries(two)) ids.set(id, { scheme: 'tlp-2', level });
  const forms =
    (lexicons.byId.get('stix-markings')?.more.forms as { type: string; ids?: Record<string, string> }[] | undefined) ??
    [];
  for (const [level, id] of Object.entries(forms.find(f => f.type === 'tlp')?.ids ?? {}))
    ids.set(id, { scheme: 'tlp-1', level: level.toUpperCase() });
  return ids;
}

const referencePattern = /marking-definition--[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** A text of nothing but marking references, separated by commas or white space; else null. */
export function parseReferences(original: string, lexicons: Lexicons): Marking | null {
  if (!original.includes('marking-definition--')) return null;
  const references = original.match(referencePattern) ?? [];
  const rest = original.replaceAll(referencePattern, '').replaceAll(/[\s,"'[\]]/g, '');
  if (references.length === 0 || rest !== '') return null;
  return joinMarks(
    original,
    references.slice(0, 200).map(id => referenceMarking(id, lexicons)),
    lexicons,
  );
}

function referenceMarking(id: string, lexicons: Lexicons): Marking {
  const fixed = fixedMarkings(lexicons).get(id);
  if (!fixed) {
    const message = `\`${id}\` is no fixed marking; the definition it refers to is needed to know what it allows.`;
    return unreadable(id, { code: 'unknown-marking-reference', message, span: [0, id.length] }, lexicons, 'stix');
  }
  return makeMarking({ ...fixed, caveats: [], original: id, canonical: id, form: 'stix' }, lexicons);
}

/** Several marks on one object: the first leads, all bind. */
export function joinMarks(original: string, marks: readonly Marking[], lexicons: Lexicons): Marking {
  const [first, ...others] = marks;
  if (!first) return unreadable(original, { code: 'empty-marking', message: 'There is no marking here.' }, lexicons);
  if (others.length === 0) return { ...first, original };
  return { ...first, original, also: others };
}

/** A marking-definition object, or an object that refers to such; else null. */
export function parseStixObject(input: Json, context: MarkingContext, lexicons: Lexicons): Marking | null {
  if (input.type === 'marking-definition') return definition(input, context, lexicons);
  const references = Array.isArray(input.object_marking_refs)
    ? input.object_marking_refs.filter(r => typeof r === 'string')
    : [];
  const granular = Array.isArray(input.granular_markings) ? (input.granular_markings as Json[]) : [];
  if (references.length === 0 && granular.length === 0) return null;
  const marks = [
    ...references.slice(0, 200).map(id => referenceMarking(id, lexicons)),
    ...granular.slice(0, 200).flatMap(mark => granularMarking(mark, lexicons)),
  ];
  return joinMarks(JSON.stringify(input), marks, lexicons);
}

/** A granular marking holds for its selectors only; `lang` says nothing about handling. */
function granularMarking(mark: Json, lexicons: Lexicons): Marking[] {
  if (typeof mark?.marking_ref !== 'string') return [];
  const read = referenceMarking(mark.marking_ref, lexicons);
  const selectors = Array.isArray(mark.selectors) ? mark.selectors.map(String) : [];
  const span = selectors.map(selector => ({ start: 0, end: 0, role: 'selector', code: selector }));
  return [{ ...read, form: 'stix-granular', original: JSON.stringify(mark), spans: span }];
}

function definition(input: Json, context: MarkingContext, lexicons: Lexicons): Marking {
  const original = JSON.stringify(input);
  const marks = [...extensionMarks(input, context, lexicons), ...builtIn(input, lexicons)];
  const fixed = typeof input.id === 'string' ? fixedMarkings(lexicons).get(input.id) : undefined;
  if (marks.length === 0 && fixed) return { ...referenceMarking(input.id as string, lexicons), original };
  if (marks.length === 0)
    return unreadable(
      original,
      { code: 'unknown-marking-definition', message: 'This marking definition is of no kind known here.' },
      lexicons,
      'stix',
    );
  const lead = marks[0] as Marking;
  if (!fixed || (fixed.scheme === lead.scheme && fixed.level === lead.level))
    return joinMarks(original, marks, lexicons);
  const message = `The id is that of ${fixed.scheme} ${fixed.level}, but the definition says ${lead.scheme} ${lead.level ?? ''}.`;
  const error: MarkingNote = {
    code: 'marking-id-conflict',
    message,
    citation: { source: 'STIX21', place: '7.2.1.4', confidence: 'recalled' },
  };
  return joinMarks(
    original,
    [makeMarking({ ...lead, conformant: false, errors: [...lead.errors, error] }, lexicons), ...marks.slice(1)],
    lexicons,
  );
}

function builtIn(input: Json, lexicons: Lexicons): Marking[] {
  const body = (input.definition ?? {}) as Json;
  const original = JSON.stringify(body);
  if (input.definition_type === 'tlp') return [colour('tlp-1', String(body.tlp), original, lexicons)];
  if (input.definition_type !== 'statement') return [];
  const statement = String(body.statement ?? '');
  return [
    makeMarking(
      {
        scheme: 'stix-markings',
        level: null,
        caveats: [caveatOf('statement', 'informs', [statement])],
        original,
        canonical: JSON.stringify({ statement }),
        form: 'stix',
      },
      lexicons,
    ),
  ];
}

/** A colour as machine formats write it; a colour the scheme does not have is an error. */
export function colour(scheme: string, value: string, original: string, lexicons: Lexicons): Marking {
  const code = scheme === 'pap' && value.toLowerCase() === 'white' ? 'CLEAR' : value.toUpperCase();
  const level = lexicons.byId.get(scheme)?.levels.find(l => l.code === code);
  const label = `${scheme === 'pap' ? 'PAP' : 'TLP'}:${code}`;
  const errors: MarkingNote[] = level
    ? []
    : [{ code: 'unknown-level', message: `\`${value.slice(0, 40)}\` is no level of ${scheme}.` }];
  return makeMarking(
    { scheme, level: level?.code ?? null, caveats: [], original, canonical: label, form: 'stix', errors },
    lexicons,
  );
}

function extensionMarks(input: Json, context: MarkingContext, lexicons: Lexicons): Marking[] {
  const extensions =
    input.extensions && typeof input.extensions === 'object' ? Object.values(input.extensions as Json) : [];
  return extensions.flatMap(extension => {
    const body = (extension ?? {}) as Json;
    const original = JSON.stringify(body);
    if (typeof body.tlp_2_0 === 'string') return [colour('tlp-2', body.tlp_2_0, original, lexicons)];
    if (typeof body.pap === 'string') return [colour('pap', body.pap, original, lexicons)];
    const { extension_type: _type, ...rest } = body;
    return [parseAcs(rest, lexicons) ?? parseIep(rest, context, lexicons)].filter(m => m !== null);
  });
}
