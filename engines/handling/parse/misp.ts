import type { Lexicons, Marking, MarkingContext, MarkingNote } from '../types.ts';
import { parseAcs, parseAis } from './acs.ts';
import { parseIep } from './iep.ts';
import { caveatOf, makeMarking } from './marking.ts';
import { joinMarks } from './stix.ts';

type Json = Readonly<Record<string, unknown>>;
type ParseText = (text: string, context: MarkingContext) => Marking;

/** Tag namespaces of the MISP taxonomies whose values are marks of a scheme. */
const schemeOf: Readonly<Record<string, string>> = {
  'fr-classif': 'fr-igi1300',
  'de-vs': 'de-vs',
  nato: 'nato',
  euci: 'eu-euci',
  'dni-ism': 'us-capco',
};
/** Namespaces whose predicate is a statement or field of a policy. */
const policyOf: Readonly<Record<string, 'iep' | 'acs' | 'ais'>> = {
  'iep2-policy': 'iep',
  'acs-marking': 'acs',
  'ais-marking': 'ais',
};

const tagPattern = /^([a-z0-9_-]{1,40}):([^"=\s]{1,80})(?:="([^"]{0,200})")?$/i;

/** A MISP machine tag of a marking taxonomy, or a distribution level where the context says so; else null. */
export function parseMispText(
  original: string,
  context: MarkingContext,
  lexicons: Lexicons,
  parseText: ParseText,
): Marking | null {
  const text = original.trim();
  const isMisp = context.format === 'misp' || context.scheme === 'misp-distribution';
  if (isMisp && /^[0-9]$/.test(text)) return distribution(text, undefined, original, lexicons);
  const level = isMisp
    ? lexicons.byId.get('misp-distribution')?.levels.find(l => l.label.toLowerCase() === text.toLowerCase())
    : undefined;
  if (level) return distribution(level.code, undefined, original, lexicons);
  const tag = text.length < 400 ? tagPattern.exec(text) : null;
  const [, namespace = '', predicate = '', value] = tag ?? [];
  const policy = policyOf[namespace.toLowerCase()];
  if (policy) return policyTag(policy, predicate, value ?? '', original, context, lexicons);
  const scheme = schemeOf[namespace.toLowerCase()];
  if (!scheme) return null;
  const words = (value ?? predicate).replaceAll('_', ' ');
  const read = parseText(words, { ...context, scheme });
  const alone = (code: string) =>
    (code === 'level-missing' || code === 'separator-missing') && read.caveats.length > 0 && read.level === null;
  const errors = read.errors.filter(e => !alone(e.code));
  return makeMarking(
    {
      ...read,
      original,
      form: 'misp-tag',
      conformant: undefined,
      warnings: [],
      errors: errors.map(({ span: _span, ...e }) => e),
      spans: [],
    },
    lexicons,
  );
}

function policyTag(
  policy: 'iep' | 'acs' | 'ais',
  predicate: string,
  value: string,
  original: string,
  context: MarkingContext,
  lexicons: Lexicons,
): Marking | null {
  const marking =
    policy === 'iep'
      ? parseIep({ iep_version: '2.0', [predicate]: value }, context, lexicons)
      : policy === 'acs'
        ? parseAcs({ privilege_action: [], [predicate]: [value] }, lexicons)
        : parseAis({ AISConsent: undefined, [predicate]: value }, lexicons);
  return (
    marking && {
      ...marking,
      original,
      form: 'misp-tag',
      canonical: `${policy === 'iep' ? 'iep2-policy' : `${policy}-marking`}:${predicate}="${value}"`,
    }
  );
}

/** Distribution is a string in the format; a number is read with a warning. Level 4 needs its sharing group. */
function distribution(given: unknown, group: unknown, original: string, lexicons: Lexicons): Marking {
  const code = String(given);
  const level = lexicons.byId.get('misp-distribution')?.levels.find(l => l.code === code);
  const errors: MarkingNote[] = [];
  const warnings: MarkingNote[] = [];
  const groupId = group === undefined || group === null ? '' : String(group);
  if (!level)
    errors.push({
      code: 'unknown-level',
      message: `\`${code.slice(0, 20)}\` is no distribution level; there are 0 to 5.`,
    });
  if (typeof given === 'number')
    warnings.push({ code: 'distribution-not-text', message: 'Distribution is a string in the MISP core format.' });
  if (code === '4' && (groupId === '' || groupId === '0'))
    errors.push({
      code: 'sharing-group-missing',
      message: 'Distribution 4 needs a sharing group; who may see this is not known.',
    });
  if (code !== '4' && groupId !== '' && groupId !== '0')
    errors.push({ code: 'sharing-group-unexpected', message: 'A sharing group stands only with distribution 4.' });
  const caveats =
    code === '4' && groupId !== '' && groupId !== '0' ? [caveatOf('SHARING-GROUP', 'shrinks-audience', [groupId])] : [];
  const canonical =
    caveats.length > 0
      ? JSON.stringify({ distribution: code, sharing_group_id: groupId })
      : JSON.stringify({ distribution: code });
  return makeMarking(
    {
      scheme: 'misp-distribution',
      level: level?.code ?? null,
      caveats,
      original,
      canonical,
      form: 'misp',
      errors,
      warnings,
    },
    lexicons,
  );
}

/** A MISP event, attribute, object or tag as JSON: its distribution and the marking tags on it; else null. */
export function parseMispObject(
  input: Json,
  context: MarkingContext,
  lexicons: Lexicons,
  parseText: ParseText,
): Marking | null {
  const body = (input.Event ?? input.Attribute ?? input.Object ?? input) as Json;
  const tags = Array.isArray(body.Tag)
    ? (body.Tag as Json[])
    : typeof body.name === 'string' && 'colour' in body
      ? [body]
      : [];
  if (body.distribution === undefined && tags.length === 0) return null;
  const original = JSON.stringify(input);
  const marks: Marking[] = [];
  if (body.distribution !== undefined)
    marks.push(
      distribution(
        body.distribution,
        body.sharing_group_id ?? (body.SharingGroup as Json | undefined)?.uuid,
        original,
        lexicons,
      ),
    );
  for (const tag of tags.slice(0, 200)) {
    const name = String(tag?.name ?? '');
    if (isMarkingTag(name)) marks.push({ ...parseText(name, { ...context, format: 'misp' }), form: 'misp-tag' });
  }
  return marks.length > 0 ? joinMarks(original, marks, lexicons) : null;
}

const isMarkingTag = (name: string): boolean => {
  const namespace = name.split(':')[0]?.toLowerCase() ?? '';
  return namespace === 'tlp' || namespace === 'pap' || namespace in schemeOf || namespace in policyOf;
};
