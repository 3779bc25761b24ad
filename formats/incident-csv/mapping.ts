import type { Vocabulary } from '#engines/duties/types.ts';

/** What a column is about. */
export interface ColumnMapping {
  /** a fact of the vocabulary or `judge:<id>` */
  readonly fact: string;
  /** words of the table to values of the fact, such as `{"ja": "true"}`; compared without regard to case */
  readonly values?: Readonly<Record<string, string>>;
  /** currency of a column of sums */
  readonly currency?: string;
}

/** Columns by name; those not named are not read. */
export interface Mapping {
  readonly columns: Readonly<Record<string, ColumnMapping>>;
  /** column that names the incident; the line when absent */
  readonly id?: string;
}

/** Columns named like a fact, with or without its first letter, map themselves; one called `id` names the incident. */
export function mappingFor(header: readonly string[], vocabulary: Vocabulary): Mapping {
  const columns: Record<string, ColumnMapping> = {};
  for (const name of header) {
    const asked = name.trim().toLowerCase();
    const fact = [asked, `i.${asked}`, `e.${asked}`].find(
      each =>
        vocabulary.facts.has(each) ||
        (each.startsWith('judge:') && vocabulary.judgements.has(each.slice('judge:'.length))),
    );
    if (fact) columns[name] = { fact };
  }
  const id = header.find(name => /^(id|incident|incident_id|ref|reference)$/i.test(name.trim()));
  return { columns, ...(id ? { id } : {}) };
}
