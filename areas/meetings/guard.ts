import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { type Guard, guardSchema } from './contract.ts';

/** What may and may not be said, with the law it comes from: read once, when the server starts. */
export const guard: Guard = guardSchema.parse(
  parse(readFileSync(path.join(import.meta.dirname, 'guard.yaml'), 'utf8')),
);
