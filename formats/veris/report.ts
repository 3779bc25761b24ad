/** How a field of a source fared over all records. */
export interface FieldReport {
  readonly field: string;
  /** the fact it speaks to; empty where no fact takes it */
  readonly fact: string;
  /** records from which a value was taken */
  readonly read: number;
  /** records that do not say, or say that it is unknown */
  readonly unknown: number;
  /** records that say something the fact cannot hold */
  readonly unread: number;
  /** why it was not read; empty if it always was */
  readonly why: string;
}

/** A record or a cell that could not be taken. */
export interface RowProblem {
  /** from 1, in the order of the file; for a table the line of the table */
  readonly row: number;
  readonly column: string;
  readonly message: string;
  readonly next: string;
}

/** Facts as JSON, by id; what a record does not state is not there. */
export interface ReadRecord {
  readonly id: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What was read from a file of incidents, and what was not. */
export interface ReadCorpus {
  readonly rows: number;
  readonly incidents: readonly ReadRecord[];
  readonly fields: readonly FieldReport[];
  readonly problems: readonly RowProblem[];
}

/** What one field of one record gave. */
export type Outcome = { readonly value: unknown } | 'unknown' | { readonly unread: string };

/** Counts outcomes per field. */
export class FieldCounter {
  readonly #fields = new Map<
    string,
    { fact: string; read: number; unknown: number; unread: number; why: Set<string> }
  >();

  add(field: string, fact: string, outcome: Outcome): void {
    const found = this.#fields.get(field) ?? { fact, read: 0, unknown: 0, unread: 0, why: new Set<string>() };
    this.#fields.set(field, found);
    if (outcome === 'unknown') found.unknown++;
    else if ('unread' in outcome) {
      found.unread++;
      found.why.add(outcome.unread);
    } else found.read++;
  }

  report(): FieldReport[] {
    return [...this.#fields].map(([field, { why, ...counts }]) => ({ field, ...counts, why: [...why].join('; ') }));
  }
}
