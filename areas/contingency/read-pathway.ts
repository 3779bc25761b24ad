import { z } from 'zod';
import { fail } from '#engines/kernel/failure.ts';
import { modes } from '#engines/kernel/mode.ts';
import { beginning, chance, cites, hourBand, pathway, type Pathway } from './contract/pathway.ts';

const chain = z.object({
  nodes: z.array(z.string()).default([]),
  hours: z.array(z.number()).default([]),
  text: z.string(),
  share: z.number(),
});

/** The exported file: `entente-pathway`, version 1. Fields it does not name are not read. */
const pathwayFile = z.object({
  format: z.literal('entente-pathway'),
  version: z.literal(1),
  title: z.string().trim().min(1).max(200),
  marking: z.string().trim().min(1).max(200),
  mode: z.enum(modes),
  exercise: z.string().nullable().optional(),
  cites: z.object({
    run: z.int().positive(),
    result_sha256: cites.shape.resultSha256,
    model: cites.shape.model,
    model_hash: cites.shape.modelHash,
    seed: cites.shape.seed,
    worlds: cites.shape.worlds,
  }),
  begins_with: z.object({ kind: z.string().max(60), targets: z.array(z.string()) }),
  steps: z
    .array(
      z.object({
        target: z.string(),
        name: z.string(),
        kind: z.enum(['function', 'sector', 'all']),
        within_hours: hourBand,
        lasts_hours: hourBand.nullable(),
        probability: chance,
        trigger: z.object({ withinHours: z.number().positive(), atLeast: z.number().min(0).max(1) }),
        chains: z.array(chain),
      }),
    )
    .min(1, 'The pathway has no step.')
    .max(2000),
});
type PathwayFile = z.infer<typeof pathwayFile>;

const pointerOf = (path: readonly PropertyKey[]): string => path.map(part => `/${String(part)}`).join('');

/** Which record it is, in the words of the file. */
function recordOf(raw: unknown, path: readonly PropertyKey[]): string {
  if (path[0] !== 'steps' || typeof path[1] !== 'number')
    return path.length === 0 ? 'The file' : `\`${pointerOf(path)}\``;
  const steps: unknown = (raw as { steps?: unknown }).steps;
  const one: unknown = Array.isArray(steps) ? steps[path[1]] : undefined;
  const target: unknown = typeof one === 'object' && one !== null && 'target' in one ? one.target : undefined;
  const where = path.slice(2).map(String).join('.');
  return `Step ${path[1] + 1}${typeof target === 'string' ? ` (\`${target}\`)` : ''}${where ? `, \`${where}\`` : ''}`;
}

/**
 * Reads an exported pathway. A chain of two or more records is the dependency that leads from the beginning to its step.
 * @throws FailureError `invalid-pathway` that names the record and the rule it breaks
 */
export function readPathway(raw: unknown, origin: 'run' | 'file'): { file: PathwayFile; pathway: Pathway } {
  const read = pathwayFile.safeParse(raw);
  if (!read.success) return refuse(raw, read.error.issues[0]);
  const file = read.data;
  const made = pathway.safeParse({
    origin,
    cites: {
      run: file.cites.run,
      resultSha256: file.cites.result_sha256,
      model: file.cites.model,
      modelHash: file.cites.model_hash,
      seed: file.cites.seed,
      worlds: file.cites.worlds,
    },
    begins: { ...file.begins_with, words: '' },
    steps: file.steps.map(step => ({
      id:
        file.steps.filter(({ target }) => target === step.target).length > 1
          ? `${step.kind}:${step.target}`
          : step.target,
      name: step.name,
      kind: step.kind,
      within: step.within_hours,
      lasts: step.lasts_hours,
      probability: step.probability,
      trigger: { withinHours: step.trigger.withinHours, atLeast: step.trigger.atLeast },
      after: step.chains.some(leads) ? [beginning] : [],
      chains: step.chains,
    })),
  });
  return made.success ? { file, pathway: made.data } : refuse(raw, made.error.issues[0]);
}

const leads = ({ nodes, text }: z.infer<typeof chain>): boolean =>
  nodes.length > 1 || (nodes.length === 0 && text.includes('→'));

function refuse(raw: unknown, issue: z.core.$ZodIssue | undefined): never {
  const path = issue?.path ?? [];
  return fail('invalid-pathway', `${recordOf(raw, path)}: ${issue?.message ?? 'cannot be read'}`, {
    pointer: `/file${pointerOf(path)}`,
    next: 'Export the pathway of the run again, or correct that record in the file.',
  });
}

/** Steps with their beginning, and dependencies between them: what the verdict counts. */
export function countsOf({ begins, steps }: Pick<Pathway, 'begins' | 'steps'>): { steps: number; edges: number } {
  const begun = begins.targets.length > 0 || begins.words !== '';
  return {
    steps: steps.length + (begun && steps.length > 0 ? 1 : 0),
    edges: steps.reduce((sum, { after }) => sum + after.filter(from => begun || from !== beginning).length, 0),
  };
}
