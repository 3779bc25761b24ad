import { type NewRoom, type RoomFiles, titleOf } from '../room-files.ts';

/** A marking scheme with two levels to begin with; passes `entente pack check` as it is. */
export function lexicon({ id, today }: NewRoom): RoomFiles {
  const prefix = id.toUpperCase().replaceAll('-', ' ');
  return {
    'pack.yaml': `id: ${id}
title: ${titleOf(id)}
authority: who issues the scheme
jurisdiction: INT
kind: sharing-boundary
edition: "1"
revision: 1
status: draft
confidence: recalled
licence: CC0-1.0
sources:
  SOURCE:
    title: the document that states the scheme
    issuer: who issues it
expresses: [audience]
silent_on: [onward_release, protection, caveat_conditions, permitted_actions, attribution, duration, legal_basis]
revisions:
  - {revision: 1, content: "0000000000000000000000000000000000000000000000000000000000000000"}
`,
    'terms.yaml': `# Levels, caveats and syntax. Every value names its source (see pack.yaml) and how far it was checked.
levels:
  - code: OPEN
    label: "${prefix} OPEN"
    order: 0
    source: SOURCE
    confidence: recalled
  - code: CLOSED
    label: "${prefix} CLOSED"
    order: 1
    audience: the recipient's organisation
    source: SOURCE
    confidence: recalled
caveats: []
syntax:
  style: words
  source: SOURCE
  confidence: recalled
`,
    'lattice.yaml': `# Orders (least restrictive first; comparable only inside one track), combination and duration.
tracks:
  main: [OPEN, CLOSED]
`,
    'cases.yaml': `# What the parser says of markings of this scheme, and of those that are not.
cases:
  - {text: "${prefix} CLOSED", expect: {scheme: ${id}, level: CLOSED, errors: []}}
  - {text: "${prefix} CLOSED NONSENSE", context: {scheme: ${id}}, expect: {errors: [unknown-caveat]}}
`,
    'CHANGES.md': `# ${titleOf(id)}: changes of this pack

| revision | date | change |
| --- | --- | --- |
| 1 | ${today} | First edition. |
`,
  };
}
