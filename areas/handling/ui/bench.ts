import type { Action, MarkingContext, Party } from '#engines/handling/types.ts';
import { presets } from './decide/presets.ts';

export const tabs = ['read', 'compare', 'join', 'translate', 'decide', 'schemes'] as const;
export type Tab = (typeof tabs)[number];

/** One thing to be asked about: a marking or a document, and what is known of where it comes from. */
export type Context = Pick<MarkingContext, 'country' | 'issuer' | 'created' | 'scheme'>;

/** A question "may X receive it": two parties, what is to be done, and facts; a fact that is not there is unknown. */
export interface Question {
  readonly holder: Party;
  readonly recipient: Party;
  readonly action: Action;
  readonly purpose: string;
  readonly originator: string;
  /** local time of UTC without its zone, `2026-11-24T20:15`; empty means now is not said */
  readonly at: string;
  readonly facts: Readonly<Record<string, boolean>>;
}

/** Everything on the workbench that a link carries. */
export interface Bench {
  readonly tab: Tab;
  readonly text: string;
  readonly context: Context;
  /** the marking that `text` is compared with */
  readonly second: string;
  readonly items: readonly string[];
  readonly question: Question;
  /** the scheme that is open in the browser of schemes; empty for none */
  readonly scheme: string;
}

export const emptyQuestion: Question = {
  holder: presets[0] ?? {},
  recipient: {},
  action: 'read',
  purpose: '',
  originator: '',
  at: '',
  facts: {},
};

export const emptyBench: Bench = {
  tab: 'read',
  text: '',
  context: {},
  second: '',
  items: ['', ''],
  question: emptyQuestion,
  scheme: '',
};

/** Puts one part of the bench in the place of another. */
export type Change = (part: Partial<Bench>) => void;
