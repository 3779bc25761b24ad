import type { Study } from '../contract.ts';

const quoted = (value: string | number | boolean): string => {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const columns =
  'from,to,verdict,special,needs_agreement,recalled,stated_none,levels_kept,levels_raised,levels_worded,levels_discouraged,levels_agreement,levels_none,caveats_covered,caveats_words,caveats_lost,caveats_informing,words,caveat_words,instruments';

/** The pairwise matrix as one row a pair (RFC 4180, line feeds). */
export function matrixCsv({ pairs }: Pick<Study, 'pairs'>): string {
  const rows = pairs.map(pair =>
    [
      pair.from,
      pair.to,
      pair.verdict,
      pair.special ?? '',
      pair.needsAgreement,
      pair.recalled,
      pair.statedNone,
      ...(['kept', 'raised', 'worded', 'discouraged', 'agreement', 'none'] as const).map(key => pair.levels[key]),
      ...(['covered', 'words', 'lost', 'informs'] as const).map(key => pair.caveats[key]),
      pair.words.join(' '),
      pair.caveatWords.join(' '),
      pair.instruments.join('; '),
    ]
      .map(quoted)
      .join(','),
  );
  return `${[columns, ...rows].join('\n')}\n`;
}
