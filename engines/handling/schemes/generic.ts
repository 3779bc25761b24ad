import type { CaveatUse, Contribution, Mark } from '../contribution.ts';
import type { Vector } from '../types.ts';
import { audienceOf, byCaveat, byLevel } from './reading.ts';

const isLadder = (mark: Mark) =>
  /classification|control-marking|statutory|corporate|distribution-marking/.test(mark.lexicon.kind);

/** A level as its pack states it: its place in the ladder, its legal basis and whether the public may have it. */
export function genericLevel(mark: Mark): readonly Contribution[] {
  const { part, level, lexicon } = mark;
  if (part.level === null || !isLadder(mark)) return [];
  const known = level ?? {
    code: part.level,
    order: undefined,
    track: undefined,
    label: part.level,
    protectionBand: undefined,
  };
  const protection = {
    scheme: part.scheme,
    level: known.code,
    ...(known.track && { track: known.track }),
    ...(known.order !== undefined && { order: known.order }),
  };
  const statements: (Contribution | undefined)[] = [
    lexicon.expresses.includes('protection')
      ? byLevel(mark, 'level-protection', `Protected as ${known.label}.`, { protection: [protection] })
      : undefined,
    levelAudience(mark, known.protectionBand),
    lexicon.expresses.includes('legal_basis')
      ? byLevel(mark, 'legal-basis', `Protected under ${lexicon.name}.`, {
          legal_basis: [`${lexicon.jurisdiction}:${lexicon.id}`],
        })
      : undefined,
  ];
  return statements.filter(statement => statement !== undefined);
}

/** Band 0 is public by its pack; anything above it is for those with a need to know. */
function levelAudience(mark: Mark, band: number | undefined): Contribution | undefined {
  if (!mark.lexicon.expresses.includes('audience')) return undefined;
  const label = mark.level?.label ?? mark.part.level ?? '';
  if (band === 0) return byLevel(mark, 'level-public', `${label} may go to anyone.`, audienceOf());
  return byLevel(
    mark,
    'level-need-to-know',
    `${label} is for those with a need to know.`,
    audienceOf(['fact:need_to_know']),
  );
}

/** The originator whose consent a mark asks for: by name where it is known, so that a join keeps each one. */
const consenter = (mark: Mark) => mark.context.originator ?? mark.part.owner ?? mark.context.issuer ?? 'originator';

/** A caveat that makes every release the originator's own decision. */
export const onwardConsent = (mark: Mark, use: CaveatUse): readonly Contribution[] => {
  const text = `${use.code}: beyond those it was sent to only with the consent of ${consenter(mark)}.`;
  return [
    byCaveat(use, 'originator-consent', text, { onward_release: { mode: 'consent', consenters: [consenter(mark)] } }),
  ];
};

const byEffect: Readonly<Record<string, (mark: Mark, use: CaveatUse) => Vector>> = {
  'shrinks-audience': (_mark, use) => audienceOf([`audience:${use.code}`]),
  'adds-handling': (mark, use) => ({ caveat_conditions: [`${mark.part.scheme}:${use.code}`] }),
  'limits-actions': () => ({ permitted_actions: ['read', 'view-only'] }),
  'limits-attribution': () => ({ attribution: { source: 'must-not-name' } }),
};

/** A caveat by the effect its pack gives it. A caveat the pack does not know needs an attestation that nobody can infer. */
export function genericCaveat(mark: Mark, use: CaveatUse): readonly Contribution[] {
  const effect = use.caveat?.effect;
  if (effect === 'needs-originator') return onwardConsent(mark, use);
  const part = effect === undefined ? audienceOf([`audience:${use.code}`]) : byEffect[effect]?.(mark, use);
  const text = String(use.caveat?.audience ?? use.caveat?.more.note ?? use.caveat?.label ?? use.code);
  const code = effect === undefined ? 'unknown-caveat' : `caveat-${effect}`;
  return part === undefined ? [] : [byCaveat(use, code, `${use.code}: ${text}.`, part)];
}
