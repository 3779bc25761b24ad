import { compileMarking, parseMarking, tokenSpace } from '#engines/handling/index.ts';
import { joinMarkings } from '#engines/handling/join.ts';
import type { Lexicons, MarkingContext } from '#engines/handling/types.ts';
import { fail } from '#engines/kernel/failure.ts';
import type { z } from 'zod';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Item, itemDraftSchema } from './contract.ts';
import type { Enforcer } from './enforce.ts';
import { distinctParts, type MarkedPart, type MarkingIdentity } from './identity.ts';
import { insertItem, insertRedaction, insertSections, readItem } from './item-store.ts';

type Draft = z.output<typeof itemDraftSchema>;

interface ItemRoom {
  readonly lexicons: Lexicons;
  readonly enforcer: Enforcer;
}

/**
 * Stores an item of the actor's party. The banner is the join of the markings of its sections, and the whole is seen by
 * those who may see every section.
 * @throws FailureError `unknown-marking` with a pointer to the section
 */
export async function createItem(
  { lexicons, enforcer }: ItemRoom,
  tx: Tx,
  actor: Actor,
  draft: Draft,
  more: { holder?: number; redactionOf?: number } = {},
): Promise<Item> {
  const holder = more.holder ?? actor.party;
  if (holder === null) fail('not-allowed', 'An item is held by a party; you act for none.');
  if ((draft.mode === 'exercise' || draft.mode === 'drill') && !draft.exercise) {
    fail('invalid-input', `An item of mode ${draft.mode} names its exercise.`, { pointer: '/body/exercise' });
  }
  const parsed = draft.sections.map((section, index) =>
    parseOrFail(section.marking, section.markingContext ?? {}, lexicons, index),
  );
  const year = draft.producedAt.slice(0, 10);
  const parts = draft.sections.map(
    (section): MarkedPart => ({
      marking: section.marking,
      context: datedContext(section.marking, section.markingContext ?? {}, year, lexicons),
      informationClass: section.informationClass,
    }),
  );
  const common = { holder, originator: draft.originator, mode: draft.mode, exercise: draft.exercise ?? null };
  const banner = joinMarkings(
    parsed.map(marking => ({ marking })),
    lexicons,
  ).marking;
  const intern = (of: readonly MarkedPart[], text: string) => {
    const identity: MarkingIdentity = { parts: distinctParts(of), ...common };
    return enforcer.intern(tx, identity, text);
  };
  const sectionIds: number[] = [];
  for (const [index, part] of parts.entries()) sectionIds.push(await intern([part], parsed[index]!.canonical));
  const markingId = await intern(parts, banner);
  const id = await insertItem(tx, { draft, holder, markingId });
  if (more.redactionOf !== undefined) await insertRedaction(tx, id, more.redactionOf);
  await insertSections(
    tx,
    id,
    draft.sections.map((section, i) => ({ ...section, markingId: sectionIds[i]! })),
  );
  await recordAct(tx, actor, {
    area: 'sharing',
    kind: more.redactionOf === undefined ? 'item.stored' : 'item.redacted',
    subject: { kind: 'item', id },
    mode: draft.mode,
    trueAt: draft.producedAt,
    body: {
      marking: banner,
      markingId,
      originator: draft.originator,
      ...(more.redactionOf && { of: more.redactionOf }),
    },
  });
  return readItem(tx, id);
}

function parseOrFail(text: string, context: MarkingContext, lexicons: Lexicons, index: number) {
  const marking = parseMarking(text, context, lexicons);
  const marks = [marking, ...(marking.also ?? [])];
  const error = marks.flatMap(mark => mark.errors)[0];
  if (error || marks.some(mark => mark.ambiguous)) {
    const readings = (marking.candidates ?? [])
      .map(({ scheme, level }) => `${scheme} ${level ?? ''}`.trim())
      .join(', ');
    fail('unknown-marking', error?.message ?? `\`${text}\` can be read in several ways: ${readings}.`, {
      pointer: `/body/sections/${index}/marking`,
      next: 'Correct the marking, or say of which scheme it is.',
    });
  }
  return marking;
}

/**
 * The coarsest date that reads the marking as the date of the item does (its year, its month, the day), so that items of
 * a year share one interned marking unless a scheme changed in it.
 */
function datedContext(text: string, context: MarkingContext, day: string, lexicons: Lexicons): MarkingContext {
  if (context.created) return context;
  const keyAt = (created: string) => {
    const dated = { ...context, created };
    const marking = parseMarking(text, dated, lexicons);
    const space = tokenSpace();
    const compiled = compileMarking(
      marking,
      { item: { context: dated, produced: created }, holder: { id: 'holder' } },
      lexicons,
      space,
    );
    return `${marking.canonical}|${compiled.rules.map(rule => rule.anyOf.join(',')).join(';')}`;
  };
  const exact = keyAt(day);
  const created = [`${day.slice(0, 4)}-01-01`, `${day.slice(0, 7)}-01`].find(date => keyAt(date) === exact) ?? day;
  return { ...context, created };
}

/**
 * A redaction is another item: some sections, or other texts in their place, each under its own marking. Only whoever
 * holds the original makes one; it keeps the originator and names what it was made from.
 */
export async function redactItem(
  room: ItemRoom,
  tx: Tx,
  actor: Actor,
  id: number,
  redaction: Pick<Draft, 'title' | 'sections'>,
): Promise<Item> {
  const original = await readItem(tx, id);
  if (original.holder !== actor.party) {
    fail('not-allowed', 'Only whoever holds an item redacts it.', {
      next: 'Ask the holder for a version you may pass on.',
    });
  }
  const draft: Draft = {
    ...redaction,
    kind: original.kind,
    mode: original.mode,
    ...(original.exercise && { exercise: original.exercise }),
    originator: original.originator,
    producedAt: original.producedAt,
  };
  return createItem(room, tx, actor, draft, { redactionOf: id });
}
