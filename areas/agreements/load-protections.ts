import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { checkout } from '#platform/config/config.ts';
import { readPackFolder } from '#platform/packs/read.ts';
import type { Protection, ProtectionBook, ProtectionRule } from './protections.ts';

const packSchema = z.object({
  id: z.string(),
  title: z.string(),
  instrument: z.string(),
  confidence: z.enum(['confirmed', 'recalled', 'uncertain', 'mixed']),
});

const interval = z.object({
  from: z.string(),
  to: z.string().nullable(),
  state: z.enum(['in_force', 'lapsed', 'unknown']),
  note: z.string().optional(),
  known_from: z.string().optional(),
});

const protectionSchema = z.object({
  kind: z.array(z.string()).default([]),
  conditions: z.array(z.object({ id: z.string(), text: z.string() })).default([]),
  validity: z.array(interval).default([]),
  effects: z.array(z.string()).default([]),
});

/** The protections of packs/protections with the rules of this room about them. */
export function loadProtections(folder = path.join(checkout, 'packs/protections')): ProtectionBook {
  const files = readPackFolder(folder);
  const protections = [...files.keys()]
    .filter(file => file.endsWith('/pack.yaml'))
    .map(file => protectionOf(files.get(file)!, files.get(file.replace('pack.yaml', 'protection.yaml')) ?? '{}'));
  const rules = parse(readFileSync(path.join(import.meta.dirname, 'protection-rules.yaml'), 'utf8'));
  return { protections, rules: rules as Record<string, ProtectionRule> };
}

function protectionOf(packText: string, protectionText: string): Protection {
  const pack = packSchema.parse(parse(packText));
  const { kind, ...rest } = protectionSchema.parse(parse(protectionText));
  return { ...pack, kinds: kind, ...rest };
}
