/** What was wrong in a row and what became of it. */
export interface RowFinding {
  readonly column: string;
  readonly code: string;
  /** mended: taken in a corrected form; left-out: this value was not taken; refused: the row was not taken; note: taken as it is */
  readonly outcome: 'mended' | 'left-out' | 'refused' | 'note';
  readonly message: string;
  readonly next: string;
}

/** A mailbox of a team, never of a person. */
export interface Mailbox {
  readonly address: string;
  readonly purpose: 'general' | 'vulnerability';
  readonly mark: string;
}

/** One team as a source tells it; empty text and empty lists where the source says nothing. */
export interface DirectoryRecord {
  /** how the source names the record, stable from one edition to the next */
  readonly record: string;
  readonly shortName: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2, or EU; null for an international body */
  readonly country: string | null;
  readonly kind: string;
  readonly types: readonly string[];
  readonly host: string;
  readonly website: string;
  readonly domains: readonly string[];
  /** ISO date, or null */
  readonly established: string | null;
  readonly focus: string;
  readonly icsFocus: 'dedicated' | 'partial' | 'none' | 'unknown';
  readonly serves: string;
  readonly mailboxes: readonly Mailbox[];
  readonly accreditation: readonly {
    readonly scheme: string;
    readonly status: string;
    readonly since: string | null;
  }[];
  readonly mark: string;
  readonly source: string;
}

/** A row of a file: the team it gives, unless it was refused, with everything that was found in it. */
export interface DirectoryRow {
  /** line of a table, or number of the record, counted from 1 */
  readonly row: number;
  readonly label: string;
  readonly record: DirectoryRecord | undefined;
  readonly findings: readonly RowFinding[];
}
