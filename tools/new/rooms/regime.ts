import { type NewRoom, type RoomFiles, titleOf } from '../room-files.ts';

/** A reporting regime with one duty and one stage to begin with; evaluates as it is. */
export function regime({ id, today }: NewRoom): RoomFiles {
  return {
    'pack.yaml': `id: ${id}
title: ${titleOf(id)}
authority: the authority that is told
jurisdiction: EU
instrument: the instrument and article
kind: mandatory
status:
  state: uncertain
  note: drafted, not yet checked against the instrument
  confidence: uncertain
edition: text as consulted on ${today}
revision: 1
licence: CC0-1.0
sources:
  - id: instrument
    title: the instrument and article
    consulted: "${today}"
confidence: recalled
revisions:
  - revision: 1
    content: "${'0'.repeat(64)}"
`,
    'parameters.yaml': `parameters:
  first_report_period:
    values:
      - from: "${today}"
        value: PT24H
        cite: art. 1
`,
    'duties.yaml': `scope:
  f: e.countries
  op: any_of
  v: EU
  cite: art. 1
trigger:
  f: i.status
  op: eq
  v: confirmed
  cite: art. 1
clock_start:
  clock: t.aware
stages:
  - id: first_report
    to: the authority
    from: t.aware
    due:
      param: first_report_period
    cal: elapsed
    content:
      - what happened
    cite: art. 1
`,
    'law.md': `# ${titleOf(id)}

Our own words, for reading beside \`duties.yaml\`; the text of the law governs.

## Standing

In force since which day, and who says so.

## Who is bound

Entities in Germany.

## What has to be reported (art. 1)

A confirmed incident.

## What is excluded

Nothing by name.

## Clock and stages

From awareness. To the authority:

- **First report, art. 1:** 24 hours. What happened. In which language?

## Delays, penalties, protection of the reporter

None read yet.

## Beside other rules

None known.

## Recalled or uncertain

Everything, until it is read.

## Sources

The instrument, not read yet.
`,
    'cases.yaml': `cases:
  - name: "An entity in Germany: the incident is confirmed; aware 15 October 2026 04:15. The duty arises: first report by 16 October 2026 04:15 (Europe/Berlin)."
    entity:
      e.countries: [DE]
      e.home_zone: Europe/Berlin
    facts:
      i.status: confirmed
    timestamps:
      t.aware: "2026-10-15T04:15:00+02:00"
    now: "2026-10-15T07:00:00+02:00"
    expect:
      outcome: triggered
      stages:
        first_report: "2026-10-16T04:15:00+02:00"
      zone: Europe/Berlin
  - name: "An entity in Germany: an incident is ruled out; aware 15 October 2026 04:15. No duty, so no first report is due."
    entity:
      e.countries: [DE]
      e.home_zone: Europe/Berlin
    facts:
      i.status: ruled_out
    timestamps:
      t.aware: "2026-10-15T04:15:00+02:00"
    now: "2026-10-15T07:00:00+02:00"
    expect:
      outcome: not_triggered
  - name: "An entity in Germany: nothing is known of the incident; aware 15 October 2026 04:15. Undecided."
    entity:
      e.countries: [DE]
      e.home_zone: Europe/Berlin
    facts: {}
    timestamps:
      t.aware: "2026-10-15T04:15:00+02:00"
    now: "2026-10-15T07:00:00+02:00"
    expect:
      outcome: undecided
`,
    'CHANGES.md': `# Changes

## Revision 1, ${today}

First edition.
`,
  };
}
