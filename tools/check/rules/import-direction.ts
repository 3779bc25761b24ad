import path from 'node:path';
import { type Finding, lineOf, type Rule } from '../finding.ts';

/** Where a file stands in the flow packs -> engines -> service -> routes -> ui. */
interface Place {
  readonly layer: 'engine' | 'format' | 'area' | 'platform' | 'app' | 'tool' | 'other';
  readonly room: string;
  /** inside an area: contract, store, ui or the rest of its server side */
  readonly part: 'contract' | 'store' | 'ui' | 'server';
  readonly file: string;
}

/**
 * Which way imports may go. Engines: the kernel only. Formats: kernel and engines. Areas: engines, formats, platform,
 * their own files and the contracts of others; SQL only in stores. User interfaces: contracts, engines, platform/ui.
 * Nothing imports apps.
 */
export const importDirection: Rule = tree => {
  const findings: Finding[] = [];
  for (const [file, text] of tree) {
    if (!/\.(ts|tsx)$/.test(file) || isTest(file)) continue;
    const from = placeOf(file);
    for (const { target, index, typeOnly } of importsOf(file, text)) {
      const to = placeOf(target);
      // A user interface may name the shapes that its own server side answers with.
      const reason = typeOnly && from.part === 'ui' && from.room === to.room ? undefined : refusal(from, to);
      if (reason)
        findings.push({
          file,
          line: lineOf(text, index),
          rule: 'import-direction',
          message: `imports ${target}: ${reason}`,
        });
    }
  }
  return findings;
};

const isTest = (file: string) => /\.test\.tsx?$|\/(testing|bench|test)\/|bench\.ts$/.test(file);

function placeOf(file: string): Place {
  const [top = '', room = ''] = file.split('/');
  const layers: Record<string, Place['layer']> = {
    engines: 'engine',
    formats: 'format',
    areas: 'area',
    platform: 'platform',
    apps: 'app',
    tools: 'tool',
  };
  const inside = file.split('/').slice(2).join('/');
  const part = inside.startsWith('ui/')
    ? 'ui'
    : /^contract(\.|\/)/.test(inside)
      ? 'contract'
      : /(^|\/)[a-z-]*store\.ts$|^store\//.test(inside)
        ? 'store'
        : 'server';
  return { layer: layers[top] ?? 'other', room: `${top}/${room}`, part, file };
}

interface Import {
  readonly target: string;
  readonly index: number;
  /** `import type`: gone when it runs */
  readonly typeOnly: boolean;
}

function* importsOf(file: string, text: string): Generator<Import> {
  for (const match of text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)) {
    const specifier = match[1] ?? '';
    if (specifier.endsWith('?url')) continue; // the address of a file, not code
    const statement = text.slice(text.lastIndexOf('import', match.index), match.index);
    const typeOnly = statement.startsWith('import type');
    if (specifier.startsWith('#')) yield { target: specifier.slice(1), index: match.index, typeOnly };
    else if (specifier.startsWith('.'))
      yield {
        target: path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier)),
        index: match.index,
        typeOnly,
      };
  }
}

function refusal(from: Place, to: Place): string | undefined {
  if (to.layer === 'app' && !['app', 'tool', 'other'].includes(from.layer)) return 'nothing imports apps';
  if (from.room === to.room) return from.part === 'ui' ? ownUiRefusal(to) : undefined;
  switch (from.layer) {
    case 'engine':
      return to.room === 'engines/kernel' ? undefined : 'an engine imports only the kernel';
    case 'format':
      return to.layer === 'engine' || to.layer === 'format'
        ? undefined
        : 'a format imports only the kernel, engines and other formats';
    case 'area':
      return from.part === 'ui' ? uiRefusal(to) : areaRefusal(to);
    case 'platform':
      return platformRefusal(from, to);
    default:
      return undefined;
  }
}

const ownUiRefusal = (to: Place) =>
  to.part === 'ui' || to.part === 'contract' || to.layer !== 'area'
    ? undefined
    : 'a user interface reads its own room through the contract only';

function uiRefusal(to: Place): string | undefined {
  if (to.layer === 'engine' || to.layer === 'format') return undefined;
  if (to.layer === 'area')
    return to.part === 'contract' ? undefined : 'of another area only the contract may be imported';
  return [
    'platform/ui',
    'platform/i18n',
    'platform/room',
    'platform/packs',
    'platform/compute',
    'platform/auth',
    'platform/ledger',
  ].includes(to.room)
    ? undefined
    : 'a user interface imports platform/ui and contracts only';
}

function areaRefusal(to: Place): string | undefined {
  if (to.layer !== 'area')
    return to.room === 'platform/ui' ? 'the server side does not import the user interface' : undefined;
  return to.part === 'contract' ? undefined : 'of another area only the contract may be imported';
}

function platformRefusal(from: Place, to: Place): string | undefined {
  if (to.layer === 'area' && !from.file.startsWith('platform/testing/')) return 'the platform does not know the areas';
  return undefined;
}
