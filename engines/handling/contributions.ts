import { fail } from '#engines/kernel/failure.ts';
import type { Contribution, Mark, MarkedPart, ReadingContext } from './contribution.ts';
import { caveatUse } from './schemes/caveat-family.ts';
import { genericCaveat, genericLevel } from './schemes/generic.ts';
import { readingOf, sharedCaveats } from './schemes/index.ts';
import type { Lexicons } from './types.ts';

/** Looks a parsed marking up in its pack. Fails when the scheme is not among the lexicons. */
function markOf(part: MarkedPart, lexicons: Lexicons, context: ReadingContext): Mark {
  const lexicon = lexicons.byId.get(part.scheme);
  if (lexicon === undefined) {
    fail('unknown-scheme', `There is no lexicon \`${part.scheme}\`.`, {
      next: 'Load its pack, or name another scheme.',
    });
  }
  const level = lexicon.levels.find(l => l.code === part.level);
  const caveats = part.caveats.map(parsed => caveatUse(lexicon, parsed));
  return { part, lexicon, lexicons, caveats, context, ...(level && { level }) };
}

/** Every statement of one marking: those of its level, of each caveat, and of its stated duration. */
export function contributionsOf(
  part: MarkedPart,
  lexicons: Lexicons,
  context: ReadingContext = {},
): readonly Contribution[] {
  const mark = markOf(part, lexicons, context);
  const reading = readingOf(part.scheme);
  const level = reading.level?.(mark) ?? genericLevel(mark);
  const caveats = mark.caveats.flatMap(
    use => reading.caveat?.(mark, use) ?? sharedCaveats(mark, use) ?? genericCaveat(mark, use),
  );
  return [...level, ...caveats, ...durationOf(mark)];
}

function durationOf(mark: Mark): readonly Contribution[] {
  const { duration } = mark.part;
  if (duration === undefined || Object.keys(duration).length === 0) return [];
  const text = `The marking states its own duration${duration.until === undefined ? '' : `, until ${duration.until}`}.`;
  return [
    {
      part: { duration },
      reason: { code: 'stated-duration', text, ...(mark.level && { citation: mark.level.citation }) },
    },
  ];
}
