import type { ColumnType, Generated } from 'kysely';
import type { Mode } from '#engines/kernel/mode.ts';
import type { Source } from './compute/source.ts';
import type { QuestionInput, Records, RunInput, TriggerVerdict, VerdictBasis } from './contract.ts';

type Json<T> = ColumnType<T, string, string>;
type State = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
export type ShardKind = 'worlds' | 'draws' | 'join';

export interface RunTable {
  id: Generated<number>;
  party: number;
  model: string;
  source: Json<Source>;
  title: string;
  marking: string;
  mode: Mode;
  exercise: string | null;
  incident: number | null;
  request: Json<RunInput>;
  state: Generated<State>;
  error: string | null;
  created_at: Date;
  created_by: number | null;
  finished_at: Date | null;
  manifest: Json<Record<string, unknown>> | null;
  result_sha256: Buffer | null;
}

interface ShardTable {
  run: number;
  position: number;
  kind: ShardKind;
  first: number;
  past: number;
  lease_until: Date | null;
  worker: string | null;
  attempts: Generated<number>;
  done_at: Date | null;
  tally: Buffer | null;
}

interface QuestionTable {
  id: Generated<number>;
  run: number;
  party: number;
  kind: QuestionInput['kind'];
  input: Json<QuestionInput>;
  state: Generated<State>;
  error: string | null;
  done: Generated<number>;
  parts: Generated<number>;
  lease_until: Date | null;
  worker: string | null;
  attempts: Generated<number>;
  created_at: Date;
  created_by: number | null;
  finished_at: Date | null;
  sha256: Buffer | null;
}

interface PartRevisionTable {
  part: number;
  version: number;
  party: number;
  title: string;
  marking: string;
  records: Buffer;
  nodes: number;
  edges: number;
  note: string;
  changed_at: Date;
  changed_by: number | null;
}

interface TriggerTable {
  id: Generated<number>;
  party: number;
  plan: string;
  model: string;
  target: string;
  within_hours: number;
  at_least: number;
  exercise: string | null;
}

interface VerdictTable {
  id: Generated<number>;
  trigger: number;
  incident: number;
  party: number;
  mode: Exclude<Mode, 'template'>;
  exercise: string | null;
  met: boolean | null;
  because: TriggerVerdict['because'];
  target_name: string;
  seen: number | null;
  worlds: number | null;
  earliest_hours: number | null;
  stands_for: string[];
  unmatched: string[];
  basis: Json<VerdictBasis>;
  held_at: Date;
  changed_at: Date;
  settled: 'call-out' | 'set-aside' | null;
  settled_at: Date | null;
  settled_by: number | null;
  settled_why: string | null;
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    'systemic_risk.model': {
      id: Generated<number>;
      title: string;
      currency: string;
      party: number;
      created_at: Date;
      created_by: number | null;
      version: Generated<number>;
    };
    'systemic_risk.contributor': { model: number; party: number };
    'systemic_risk.part': {
      id: Generated<number>;
      model: number;
      party: number;
      title: string;
      marking: string;
      records: Json<Records>;
      nodes: number;
      edges: number;
      version: Generated<number>;
      changed_at: Date;
    };
    'systemic_risk.part_revision': PartRevisionTable;
    'systemic_risk.snapshot': { sha256: Buffer; model: Buffer; used_at: Generated<Date> };
    'systemic_risk.run': RunTable;
    'systemic_risk.shard': ShardTable;
    'systemic_risk.result': { run: number; body: Buffer };
    'systemic_risk.question': QuestionTable;
    'systemic_risk.answer': { question: number; body: Buffer };
    'systemic_risk.trigger': TriggerTable;
    'systemic_risk.verdict': VerdictTable;
  }
}
