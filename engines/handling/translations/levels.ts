import type { Reason } from '#engines/kernel/citation.ts';
import { levelAtLeast } from '../components/protection.ts';
import { schemeOf } from '../national-rows.ts';
import type { Equivalence, Level, Lexicons, ParsedCaveat, Relation } from '../types.ts';
import { type Residual, residual } from './residual.ts';

/** What the edges give for one level: a level of the target or none, under which relation, and what to say beside it. */
export interface LevelAnswer {
  readonly level: string | null;
  readonly relation: Exclude<Relation, 'discouraged'>;
  readonly flags: readonly string[];
  readonly because: readonly Reason[];
  readonly residual: readonly Residual[];
  /** levels above a missing tier, offered where the instrument itself names none */
  readonly above: readonly LevelAnswer[];
  readonly caveats?: readonly ParsedCaveat[];
}

export const noAnswer = (code: string, text: string, more: Partial<LevelAnswer> = {}): LevelAnswer => ({
  level: null,
  relation: 'none',
  flags: [code],
  because: [{ code, text }],
  residual: [],
  above: [],
  ...more,
});

const located = (scheme: string, level: Level) => ({
  scheme,
  level: level.code,
  track: level.track,
  order: level.order,
});

const flagsOf = (edge: Equivalence): readonly string[] => [
  ...(edge.requiresAgreement ? ['requires-agreement'] : []),
  ...(edge.citation.confidence === 'confirmed' || edge.citation.confidence === undefined
    ? []
    : [edge.citation.confidence]),
  ...(edge.itemsCreatedBefore === undefined ? [] : ['older-items-only']),
];

const edgeReason = (edge: Equivalence): Reason => ({
  code: edge.toLevel === null ? 'no-counterpart' : `edge-${edge.relation}`,
  text: `${edge.from} ${edge.fromLevel} -> ${edge.to} ${edge.toLevel ?? 'no counterpart'}, by ${edge.instrument}.`,
  citation: edge.citation,
});

/** Two editions of one standard: a label of one is the label of the other, and nobody's property. */
const isEdition = ({ from, to }: Equivalence) => from.startsWith('tlp-') && to.startsWith('tlp-');

/** What is handled like a level of the target stays what it was: it bears its own mark on. */
function staysItself(edge: Equivalence, level: string, lexicons: Lexicons): Residual {
  const [source, target] = [edge.from, edge.to].map(id => schemeOf(id, lexicons)?.name ?? id);
  const label = schemeOf(edge.to, lexicons)?.levels.find(l => l.code === level)?.label ?? level;
  return residual(
    'handled-as',
    'protection',
    `Handle it like ${label} (${target}). It stays its originator's information under ${source}: keep that mark on it.`,
    `À traiter comme ${label} (${target}). L’information reste celle de son émetteur, sous le régime « ${source} » : laissez-lui ce marquage.`,
  );
}

const direct = (edge: Equivalence, lexicons: Lexicons): LevelAnswer => ({
  level: edge.toLevel,
  relation: edge.relation === 'discouraged' ? 'none' : edge.relation,
  flags: flagsOf(edge),
  because: [edgeReason(edge)],
  residual:
    edge.relation === 'handled-as' && edge.toLevel !== null && !isEdition(edge)
      ? [staysItself(edge, edge.toLevel, lexicons)]
      : [],
  above: [],
});

/** The least levels of the target that some higher level of the source reaches: they cannot be weaker than the missing one. */
function levelsAbove(
  scheme: string,
  level: string,
  edges: readonly Equivalence[],
  lexicons: Lexicons,
): readonly Equivalence[] {
  const levels = schemeOf(scheme, lexicons)?.levels ?? [];
  const from = levels.find(l => l.code === level);
  if (from === undefined) return [];
  const higher = edges.filter(edge => {
    const other = levels.find(l => l.code === edge.fromLevel);
    return (
      edge.toLevel !== null &&
      other !== undefined &&
      other.code !== level &&
      levelAtLeast(located(scheme, other), located(scheme, from))
    );
  });
  const targets = schemeOf(higher[0]?.to ?? '', lexicons)?.levels ?? [];
  const order = (edge: Equivalence) => targets.find(l => l.code === edge.toLevel)?.order ?? Number.POSITIVE_INFINITY;
  const least = Math.min(...higher.map(order));
  return higher.filter(edge => order(edge) === least);
}

function raised(edge: Equivalence, level: string, lexicons: Lexicons): LevelAnswer {
  const en = `The target has no tier for ${level}: protect it as ${edge.toLevel}, which asks more, and keep the original marking visible.`;
  const fr = `La cible n’a pas d’échelon pour ${level} : protégez-le comme ${edge.toLevel}, plus strict, et laissez visible le marquage d’origine.`;
  return {
    ...direct(edge, lexicons),
    relation: 'at-least',
    flags: ['no-counterpart', 'translated-up', ...flagsOf(edge)],
    residual: [residual('translated-up', 'protection', en, fr)],
  };
}

/**
 * A tier the target lacks. A harm-to-the-nation tier is raised to the least level that is no weaker; a RESTRICTED-like
 * tier is not put on a ladder that starts above it: the original travels with its duties, and the raise is only offered.
 */
function missingTier(
  edge: Equivalence,
  scheme: string,
  level: string,
  edges: readonly Equivalence[],
  lexicons: Lexicons,
): readonly LevelAnswer[] {
  const up = levelsAbove(scheme, level, edges, lexicons).map(higher => raised(higher, level, lexicons));
  const band = lexicons.byId.get(scheme)?.levels.find(l => l.code === level)?.protectionBand ?? 0;
  if (band >= 3 && up.length > 0)
    return up.map(answer => ({ ...answer, because: [edgeReason(edge), ...answer.because] }));
  const en = `There is no counterpart for ${level}: keep the original marking and protect it no less strictly than its originator does.`;
  const fr = `Aucun équivalent pour ${level} : conservez le marquage d’origine et protégez l’information au moins aussi strictement que son émetteur.`;
  const duty = residual('no-counterpart', 'protection', en, fr);
  return [
    noAnswer('no-counterpart', edgeReason(edge).text, {
      because: [edgeReason(edge)],
      flags: ['no-counterpart', ...flagsOf(edge)],
      residual: [duty],
      above: up,
    }),
  ];
}

/** TLP 1.0 cannot write AMBER+STRICT: AMBER with the limit in words, or RED, which asks more. */
function strictAmber(edge: Equivalence): readonly LevelAnswer[] {
  const en = 'Organisation only: do not pass it to clients, whatever AMBER allows.';
  const fr = 'Organisation uniquement : ne le transmettez pas à vos clients, quoi que permette AMBER.';
  const because = [edgeReason(edge)];
  const red: LevelAnswer = {
    level: 'RED',
    relation: 'at-least',
    flags: ['over-restricts:audience'],
    because,
    residual: [],
    above: [],
  };
  return [
    {
      level: 'AMBER',
      relation: 'handled-as',
      flags: ['no-counterpart', 'needs-residual'],
      because,
      residual: [residual('organisation-only', 'audience', en, fr)],
      above: [red],
    },
  ];
}

/** An instrument that pairs two schemes without a table of levels that was read: its own text must be asked. */
const untabulated = (edge: Equivalence): LevelAnswer =>
  noAnswer('levels-not-stated', edge.instrument, {
    because: [
      {
        code: 'levels-not-stated',
        text: `${edge.instrument}: the levels it pairs were not read.`,
        citation: edge.citation,
      },
    ],
    flags: ['levels-not-stated', ...flagsOf(edge)],
  });

/** What the edges in force say about one level; an empty list where they are silent. */
export function levelAnswers(
  scheme: string,
  level: string,
  target: string,
  edges: readonly Equivalence[],
  lexicons: Lexicons,
): readonly LevelAnswer[] {
  const spoken = edges.filter(edge => edge.fromLevel === level || edge.fromLevel === '*');
  const stated = spoken.filter(
    edge => edge.toLevel !== null && edge.relation !== 'none' && edge.relation !== 'discouraged',
  );
  if (stated.length > 0) return stated.map(edge => direct(edge, lexicons));
  const refused = spoken[0];
  if (refused === undefined) return [];
  if (refused.fromLevel === '*' && refused.relation !== 'none' && refused.relation !== 'discouraged')
    return [untabulated(refused)];
  if (scheme === 'tlp-2' && target === 'tlp-1') return strictAmber(refused);
  if (refused.relation === 'discouraged')
    return [
      noAnswer('discouraged', edgeReason(refused).text, {
        because: [edgeReason(refused)],
        flags: ['discouraged', ...flagsOf(refused)],
      }),
    ];
  if (refused.relation === 'none')
    return [
      noAnswer('no-counterpart', edgeReason(refused).text, {
        because: [edgeReason(refused)],
        flags: ['no-counterpart', ...flagsOf(refused)],
      }),
    ];
  return missingTier(refused, scheme, level, edges, lexicons);
}
