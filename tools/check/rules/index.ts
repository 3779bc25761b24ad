import type { Rule } from '../finding.ts';
import { importDirection } from './import-direction.ts';
import { numberedMigrations } from './migrations.ts';
import { tellingNames } from './names.ts';
import { orphanDocs } from './orphan-docs.ts';
import { pureEngines } from './pure-engines.ts';
import { roomShape } from './room-shape.ts';
import { sqlInStores } from './sql-in-stores.ts';

export const rules: readonly Rule[] = [
  importDirection,
  sqlInStores,
  pureEngines,
  roomShape,
  orphanDocs,
  tellingNames,
  numberedMigrations,
];
