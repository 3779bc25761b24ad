/** Which part of the ledger a finding is about. */
export type Part = 'act' | 'subtree' | 'head' | 'checkpoint' | 'anchor' | 'opening';

/** One thing that is not as it was recorded. */
export interface Finding {
  readonly part: Part;
  /** stable, in kebab-case */
  readonly code: string;
  /** the first act concerned, where there is one */
  readonly seq?: number;
  /** one plain sentence: what differs */
  readonly text: string;
}

/** Result of a full verification. The ledger is whole exactly if `findings` is empty. */
export interface Verification {
  readonly whole: boolean;
  readonly acts: number;
  readonly checkpoints: number;
  /** so many of the first acts are covered by a valid signature; later ones only by the hashes in the database */
  readonly signedActs: number;
  /** lower-case hexadecimal, over all acts as they are now */
  readonly root: string;
  /** the lowest act that any finding names */
  readonly firstBadSeq: number | undefined;
  readonly findings: readonly Finding[];
  /** more was found than is listed */
  readonly more: boolean;
}

const listedMax = 200;

/** Collects findings up to a limit: a replaced ledger differs everywhere, and one line says as much as a million. */
export function findingList() {
  const findings: Finding[] = [];
  let firstBadSeq: number | undefined;
  let more = false;
  const add = (finding: Finding) => {
    if (finding.seq !== undefined && finding.seq < (firstBadSeq ?? Number.POSITIVE_INFINITY)) firstBadSeq = finding.seq;
    if (findings.length < listedMax) findings.push(finding);
    else more = true;
  };
  return { add, result: () => ({ findings, firstBadSeq, more }) };
}
export type FindingList = ReturnType<typeof findingList>;
