import { parseMarking } from './parse/index.ts';
import type { Lexicons, ParsedCaveat } from './types.ts';

/** A marking by its parts. */
export interface MarkingParts {
  readonly scheme: string;
  readonly level: string | null;
  readonly caveats: readonly ParsedCaveat[];
  /** the foreign owner of information in American hands */
  readonly owner?: string;
}

const isInstruction = ({ code, args }: ParsedCaveat): boolean =>
  code === 'ACCOMPANYING-INSTRUCTION' && args !== undefined;

/** Words beside a label, each once: several instructions stand one after the other as they would be written. */
const instructions = (caveats: readonly ParsedCaveat[]): string =>
  [...new Set(caveats.flatMap(({ args = [] }) => args).flatMap(text => text.split('; ')))].toSorted().join('; ');

/** The scheme's own spelling of a level with caveats; schemes written as data give their statements in words. */
export function spell(parts: MarkingParts, lexicons: Lexicons): string {
  const caveats = parts.caveats.map(({ code, args }) => (args === undefined ? { code } : { code, args }));
  const { canonical } = parseMarking(
    { scheme: parts.scheme, level: parts.level, caveats, ...(parts.owner !== undefined && { owner: parts.owner }) },
    { scheme: parts.scheme },
    lexicons,
  );
  if (!canonical.startsWith('{')) return canonical;
  const level = lexicons.byId.get(parts.scheme)?.levels.find(entry => entry.code === parts.level);
  if (level && parts.caveats.every(isInstruction)) return `${level.label} - ${instructions(parts.caveats)}`;
  const said = parts.caveats.map(({ code, args }) => (args === undefined ? code : `${code}=${args.join('+')}`));
  return [level?.label ?? parts.level, ...said].filter(Boolean).join(' ') || parts.scheme;
}
