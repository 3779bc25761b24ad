import { type Agreement, type InformationClass, informationClasses } from './contract.ts';
import { betweenOf, isInForce } from './state.ts';

export interface MatrixCell {
  readonly informationClass: InformationClass;
  readonly colour: 'green' | 'amber' | 'red';
  readonly reason: string;
  readonly agreement: number | null;
}

export interface MatrixRow {
  readonly a: number;
  readonly b: number;
  readonly cells: readonly MatrixCell[];
}

/** Each pair of parties and each information class: may it be exchanged for this purpose, and why. Sorted as given. */
export function matrixOf(parties: readonly number[], agreements: readonly Agreement[], purpose: string): MatrixRow[] {
  return parties.flatMap((a, index) =>
    parties.slice(index + 1).map(b => {
      const shared = agreements.filter(({ parties }) => parties.includes(a) && parties.includes(b));
      return { a, b, cells: informationClasses.map(kind => cellOf(kind, shared, purpose)) };
    }),
  );
}

function cellOf(informationClass: InformationClass, shared: readonly Agreement[], purpose: string): MatrixCell {
  const { inForce, lapsed, pending } = betweenOf(shared);
  const cell = (colour: MatrixCell['colour'], reason: string, agreement: Agreement | undefined): MatrixCell => ({
    informationClass,
    colour,
    reason,
    agreement: agreement?.id ?? null,
  });
  const covers = (agreement: Agreement) =>
    agreement.classes.includes(informationClass) && agreement.purposes.some(use => use === purpose);
  const standing = inForce.filter(covers);
  const firm = standing.find(agreement => agreement.state === 'in-force');
  if (firm) return cell('green', `${firm.title} covers it${firm.endsAt ? ` until ${day(firm.endsAt)}` : ''}.`, firm);
  const due = standing[0];
  if (due) return cell('amber', `${due.title} covers it, but ends on ${day(due.endsAt!)}: renewal is due.`, due);
  const waiting = pending.find(covers);
  if (waiting)
    return cell('amber', `${waiting.title} would cover it, but is not in force: ${stepOf(waiting)}.`, waiting);
  const gone = lapsed.find(covers);
  if (gone) return cell('red', `${gone.title} covered it and ${endOf(gone)}.`, gone);
  const other = inForce[0];
  if (other) return cell('red', `${other.title} is in force, but not for this class and purpose.`, other);
  return cell('red', 'No agreement between them.', undefined);
}

const day = (instant: string) => new Date(instant).toISOString().slice(0, 10);

const endOf = (agreement: Agreement) =>
  agreement.terminatedAt ? `was terminated on ${day(agreement.terminatedAt)}` : `ended on ${day(agreement.endsAt!)}`;

const stepOf = (agreement: Agreement) =>
  agreement.state === 'signing' ? `signed by ${agreement.signed} of ${agreement.signers}` : agreement.state;

/** Share of pairs that have an agreement in force: a figure for the register. */
export function coveredPairs(
  rows: readonly MatrixRow[],
  agreements: readonly Agreement[],
): { pairs: number; covered: number } {
  const live = agreements.filter(agreement => isInForce(agreement.state));
  const covered = rows.filter(({ a, b }) => live.some(({ parties }) => parties.includes(a) && parties.includes(b)));
  return { pairs: rows.length, covered: covered.length };
}
