import type { SchemePage } from '../contract.ts';
import { componentWords, word } from './words.ts';

type Mapping = SchemePage['mappings'][number];

export function validityWords({ validFrom: from, validTo: to }: Pick<SchemePage, 'validFrom' | 'validTo'>): string {
  if (from !== undefined && to !== undefined) return word('schemes.span', { from, to });
  if (from !== undefined) return word('schemes.since', { from });
  return to === undefined ? word('schemes.notStated') : word('schemes.until', { to });
}

const verdictWords = (counts: SchemePage['asSource']): string =>
  (['lossless', 'lossy', 'agreement', 'none'] as const)
    .filter(verdict => counts[verdict] > 0)
    .map(verdict => `${counts[verdict]} ${word(`verdict.${verdict}`)}`)
    .join(', ');

/** Rows of a table of national levels are many; each is one line of the mapping. */
export function mappingModel(mapping: Mapping) {
  const when = [
    mapping.validFrom && word('schemes.from', { date: mapping.validFrom }),
    mapping.itemsCreatedBefore && word('schemes.before', { date: mapping.itemsCreatedBefore }),
  ].filter(Boolean);
  return {
    title: `${mapping.from} → ${mapping.to}`,
    relation: word(`relation.${mapping.relation}`),
    instrument: mapping.instrument,
    facts: [
      mapping.direction,
      ...when,
      ...(mapping.requiresAgreement ? [word('schemes.agreement')] : []),
      ...(mapping.confidence ? [word(`confidence.${mapping.confidence}`)] : []),
      mapping.source,
    ].join(' · '),
    rows: mapping.rows.map(({ level, to }) => `${level} → ${to ?? '–'}`).join('; '),
    loss: mapping.loss ?? '',
  };
}

const fact = (key: string, value: string) => ({ label: word(`schemes.${key}`), value: value || '–' });

/** One scheme as the layout prints it. */
export function schemeModel(page: SchemePage) {
  return {
    id: page.id,
    name: page.name,
    facts: [
      fact('issuer', page.issuer),
      fact('jurisdiction', page.jurisdiction),
      fact('kind', page.kind),
      fact('edition', page.edition),
      fact('status', page.status),
      fact('validity', validityWords(page)),
      fact('pack', word('schemes.revision', { revision: page.revision, hash: page.hash.slice(0, 16) })),
      fact('confidence', word('schemes.facts', page.facts)),
      fact('expresses', componentWords(page.expresses, word('schemes.everything'))),
      fact('silent', componentWords(page.silentOn, word('schemes.nothing'))),
    ],
    matrix: word('schemes.matrix', { source: verdictWords(page.asSource), target: verdictWords(page.asTarget) }),
    levelsTitle: word('schemes.levels'),
    noLevels: word('schemes.noLevels'),
    levelHead: ['code', 'label', 'order', 'track', 'counts', 'confidence'].map(key => word(`schemes.${key}`)),
    levels: page.levels.map(level => [
      level.code,
      level.label,
      level.order === undefined ? '–' : String(level.order),
      level.track ?? '–',
      level.counts ? word('schemes.counts') : word(level.legacy ? 'schemes.legacy' : 'schemes.notClassified'),
      level.confidence ? word(`confidence.${level.confidence}`) : '–',
    ]),
    caveatsTitle: word('schemes.caveats'),
    noCaveats: word('schemes.noCaveats'),
    caveats: page.caveats.map(({ effect, codes }) => ({ effect: word(`effect.${effect}`), codes })),
    mappingsTitle: word('schemes.mappings'),
    noMappings: word('schemes.noMappings'),
    homographsTitle: word('schemes.homographs'),
    noHomographs: word('schemes.noHomographs'),
    homographs: page.homographs.map(({ token, level, note }) =>
      [token, level && `= ${level}`, note && `(${note})`].filter(Boolean).join(' '),
    ),
    trapsTitle: word('schemes.traps'),
    traps: page.traps,
    sourcesTitle: word('schemes.sources'),
    sources: page.sources.map(({ key, title, issuer, date }) => ({
      key,
      text: [title, issuer, date].filter(Boolean).join(', '),
    })),
  };
}
