import type { Basis, Confidence, Reason } from '#engines/kernel/citation.ts';
import type { Truth } from '#engines/kernel/truth.ts';
import type { FrenchTitles } from './titles.ts';
import type { Said } from './words.ts';

// ---------------------------------------------------------------------------------------------- vocabulary

export type FactType = 'bool' | 'int' | 'number' | 'duration' | 'money' | 'enum' | 'set' | 'country' | 'zone';

/** One typed fact of the vocabulary. `values` is the closed list of an enum or a set; absent for countries. */
export interface FactDefinition {
  readonly id: string;
  readonly type: FactType;
  readonly values?: readonly string[];
  readonly unit?: string;
  readonly note?: string;
  readonly question: string;
  /** the question in French */
  readonly fr?: string;
  /** the same fact in other vocabularies: `veris`, `fire`, `circ` */
  readonly maps: Readonly<Record<string, string>>;
}

/** Money keeps its currency. `equivalents` gives the same sum in others, as converted by whoever asserts it. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
  readonly equivalents?: Readonly<Record<string, number>>;
}

export type FactValue = boolean | number | string | ReadonlySet<string> | Money;

/** A question a person answers by judgement; it has an owner because nobody else will answer it. */
export interface Judgement {
  readonly id: string;
  readonly question: string;
  readonly owner: string;
  /** question and owner in French */
  readonly fr?: string;
  readonly ownerFr?: string;
}

/** A clock may stand in for another that has not been set, when the worst case is asked for. */
export interface Clock {
  readonly id: string;
  readonly meaning: string;
  /** the meaning in French */
  readonly fr?: string;
  readonly worstCase: readonly string[];
}

export interface HolidayCalendar {
  readonly id: string;
  readonly title: string;
  /** first and last covered year, inclusive */
  readonly from: number;
  readonly to: number;
  /** ISO dates of non-working public holidays other than weekends */
  readonly days: ReadonlySet<string>;
}

/** What an item of a report is made from, and its place in the FSB FIRE and CIRC models. */
export interface ReportItem {
  readonly facts: readonly string[];
  readonly required: boolean;
  readonly fire?: string;
  readonly circ?: string;
}

/** A list of items that reports are mapped into, or made from where a rule lists none. */
export interface ReportModel {
  readonly id: string;
  readonly title: string;
  readonly edition: string;
  /** section by name of the item; empty where the model has none */
  readonly sections: ReadonlyMap<string, string>;
}

/** What things are called where a person reads them, in both languages. */
export interface VocabularyWords {
  /** by fact, clock, or `judge:<id>` */
  readonly names: ReadonlyMap<string, Said>;
  readonly values: ReadonlyMap<string, Said>;
  /** by fact: words that go before the shared ones; roles under `e.roles` */
  readonly ownValues: ReadonlyMap<string, ReadonlyMap<string, Said>>;
  readonly sets: ReadonlyMap<string, Said>;
  /** parts of a trigger that other rules refer to, as `<regime>:<branch>` */
  readonly branches: ReadonlyMap<string, Said>;
  /** by ISO 3166-1 alpha-2 code */
  readonly countries: ReadonlyMap<string, Said>;
}

export interface Vocabulary {
  readonly reportModels: ReadonlyMap<string, ReportModel>;
  readonly words: VocabularyWords;
  /** French beside the English titles that the packs of rules hold */
  readonly titles: FrenchTitles;
  /** by the words of the content item */
  readonly reportItems: ReadonlyMap<string, ReportItem>;
  readonly facts: ReadonlyMap<string, FactDefinition>;
  readonly judgements: ReadonlyMap<string, Judgement>;
  readonly clocks: ReadonlyMap<string, Clock>;
  readonly roles: ReadonlyMap<string, string>;
  readonly sets: ReadonlyMap<string, ReadonlySet<string>>;
  /** usual zone of a country, only for countries with one */
  readonly zones: ReadonlyMap<string, string>;
  readonly calendars: ReadonlyMap<string, HolidayCalendar>;
}

// ---------------------------------------------------------------------------------------------- conditions

/** One dated value of a parameter with its reference. `from` null: always. */
export interface DatedValue {
  readonly from: string | null;
  readonly value: number | string;
  readonly cite: string;
}

export interface Parameter {
  readonly id: string;
  readonly unit?: string;
  readonly values: readonly DatedValue[];
}

export type Operator = 'eq' | 'in' | 'any_of' | 'count_gte' | 'gt' | 'gte' | 'lt' | 'lte' | 'is_true' | 'is_false';

/** A limit: a parameter, or the smallest of several, some of them a share of another fact. */
export type Limit =
  | { readonly kind: 'value'; readonly parameter: Parameter }
  | { readonly kind: 'share'; readonly of: string; readonly parameter: Parameter }
  | { readonly kind: 'min'; readonly of: readonly Limit[] };

interface Annotated {
  readonly id?: string;
  readonly cite?: string;
  readonly note?: string;
}

export type Condition = Annotated &
  (
    | { readonly kind: 'always' }
    | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
    | { readonly kind: 'not'; readonly of: Condition }
    | { readonly kind: 'at_least'; readonly n: Parameter; readonly of: readonly Condition[] }
    | { readonly kind: 'text'; readonly fact: string; readonly allowed: ReadonlySet<string>; readonly op: 'eq' | 'in' }
    | { readonly kind: 'flag'; readonly fact: string; readonly want: boolean }
    | { readonly kind: 'meets'; readonly fact: string; readonly set: ReadonlySet<string>; readonly named?: string }
    | { readonly kind: 'count'; readonly fact: string; readonly limit: Limit }
    | {
        readonly kind: 'compare';
        readonly fact: string;
        readonly op: 'gt' | 'gte' | 'lt' | 'lte';
        readonly limit: Limit;
      }
    | { readonly kind: 'users_share'; readonly pct: Parameter; readonly cap: Parameter }
    | { readonly kind: 'judge'; readonly judgement: string }
    | { readonly kind: 'branch'; readonly regime: string; readonly branch: string }
    | { readonly kind: 'sector_rows'; readonly rows: ReadonlyMap<string, Condition> }
  );

// ---------------------------------------------------------------------------------------------- clocks

/** An instant to compute: see `due_expr_form` of the calendar rules. */
export type DueExpression =
  | { readonly kind: 'clock'; readonly clock: string; readonly plus?: Parameter }
  | { readonly kind: 'min'; readonly of: readonly DueExpression[] }
  | { readonly kind: 'latest_of'; readonly clocks: readonly string[] }
  | { readonly kind: 'end_of_year_of'; readonly clock: string; readonly plus: Parameter }
  | { readonly kind: 'first_match'; readonly arms: readonly MatchArm[] };

export interface MatchArm {
  /** absent: the arm that is taken when no other is */
  readonly when?: { readonly clock: string; readonly laterThan: { readonly clock: string; readonly plus: Parameter } };
  readonly due: DueExpression;
}

/** A due time written as a parameter (duration or n business days) or as a word. */
export type DueSpec = { readonly parameter: Parameter } | { readonly keyword: string };

export interface StageVariant {
  readonly when: Condition;
  readonly due: DueSpec;
  readonly cite?: string;
}

export interface Stage {
  readonly id: string;
  readonly to: string;
  /** clock the period runs from; absent: no start is given by the rule */
  readonly from?: string;
  readonly fromExpression?: DueExpression;
  readonly due?: DueSpec;
  readonly dueExpression?: DueExpression;
  readonly calendars: readonly string[];
  readonly timeOfDay?: Parameter;
  readonly when?: Condition;
  readonly unless?: Condition;
  readonly variants: readonly StageVariant[];
  readonly content: readonly string[];
  /** what the law asks for before the ceiling: a due keyword such as `without_undue_delay` */
  readonly target?: string;
  readonly cite: string;
  readonly confidence?: Confidence;
  readonly note?: string;
}

// ---------------------------------------------------------------------------------------------- regimes

export type RegimeKind = 'mandatory' | 'mandatory_public' | 'voluntary' | 'historical' | 'trigger_profile';
export type RegimeState = 'in_force' | 'not_in_force' | 'repealed' | 'uncertain';

export interface RegimeStatus {
  readonly state: RegimeState;
  readonly from?: string;
  readonly to?: string;
  readonly note?: string;
  readonly confidence: Confidence;
}

export interface Satisfaction {
  readonly regime: string;
  readonly condition: string;
  readonly cite: string;
}

export interface Delay {
  readonly who: string;
  readonly why?: string;
  readonly cite?: string;
  readonly periods: Readonly<Record<string, string>>;
}

export interface Regime {
  readonly id: string;
  readonly title: string;
  readonly authority?: string;
  readonly jurisdiction: string;
  readonly instrument: string;
  readonly kind: RegimeKind;
  readonly status: RegimeStatus;
  readonly confidence: Confidence;
  readonly seen?: string;
  readonly edition: string;
  readonly revision: number;
  readonly scope: Condition;
  /** absent for a tombstone */
  readonly trigger?: Condition;
  readonly exclusions: readonly Condition[];
  readonly clockStart?: {
    readonly clock: string;
    readonly backstop?: string;
    readonly alt?: string;
    readonly note?: string;
  };
  readonly stages: readonly Stage[];
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly tellsRegulator: boolean;
  /** periods of EU Regulations follow Regulation (EEC, Euratom) No 1182/71 */
  readonly periodLaw?: 'eu1182';
  readonly extends?: string;
  readonly implements?: string;
  readonly displacedBy: readonly string[];
  readonly satisfiedBy: readonly Satisfaction[];
  /** condition for the noon relief, by stage */
  readonly noonRelief: ReadonlyMap<string, Condition>;
  readonly delays: readonly Delay[];
  readonly penalties?: string;
  readonly protection?: string;
  readonly interactions: readonly string[];
  readonly notes: readonly string[];
  /** profiles that replace this rule's trigger for the entities in their scope */
  readonly profiles: readonly string[];
  /** asks whether another regulator had to be told, so that its outcome hangs on those of other rules */
  readonly asksOthers: boolean;
  /** rules stated to run beside this one for the same entities */
  readonly runsBeside: readonly string[];
  /** conditions of the trigger that are named by an id */
  readonly branches: ReadonlyMap<string, Condition>;
  /** national rules that are shown instead of this one */
  readonly implementedBy: readonly string[];
  /** facts and judgements named by the scope itself, and by trigger and exclusions, with the branches they refer to */
  readonly scopeFacts: ReadonlySet<string>;
  readonly triggerFacts: ReadonlySet<string>;
  /** facts and judgements the outcome can depend on, directly or through another rule */
  readonly dependsOn: ReadonlySet<string>;
  readonly basis: Basis;
}

export interface Regimes {
  readonly vocabulary: Vocabulary;
  readonly byId: ReadonlyMap<string, Regime>;
  readonly list: readonly Regime[];
  /** mandatory rules by which a regulator has to be told */
  readonly telling: readonly Regime[];
}

// ---------------------------------------------------------------------------------------------- evaluation

export type Outcome = 'triggered' | 'not_triggered' | 'undecided' | 'not_applicable' | 'not_in_force';

/** A fact as a person records it: bare value, or value with where and when it was learned. Null: not known. */
export type FactInput = unknown;

export interface EvaluateInput {
  readonly entity?: Readonly<Record<string, FactInput>>;
  readonly facts?: Readonly<Record<string, FactInput>>;
  /** clock id, or `<regime>:<clock>` for a submission under one regime, to an instant with its zone or offset */
  readonly timestamps?: Readonly<Record<string, FactInput>>;
  /** the instant at which the question is asked, with its zone or offset */
  readonly now: string;
  /** only these; all when absent */
  readonly regimes?: readonly string[];
  /** what was known then: facts and timestamps learned later are dropped */
  readonly as_known_at?: string;
  /** minutes needed to draft and approve a first report; 120 when absent, never more than a quarter of the period */
  readonly drafting_minutes?: number;
  /** compare definitions as if every rule were in force */
  readonly ignore_status?: boolean;
}

export type StageStatus = 'due' | 'possible' | 'no-date' | 'keyword';

export interface StageResult {
  readonly id: string;
  /** what the stage is called, only in an answer said in another language than English */
  readonly name?: string;
  readonly to: string;
  readonly status: StageStatus;
  /** ISO 8601 with offset; the time to work to */
  readonly due?: string;
  readonly due_safe?: string;
  readonly due_latest?: string;
  readonly keyword?: string;
  /** what the law asks for before `due`, which is then only the ceiling */
  readonly target?: string;
  /** a granted delay stops this clock until then; other regimes' clocks go on */
  readonly delayed_until?: string;
  readonly zone: string;
  /** true when the zone was not given for the entity and was taken from its country, the rule or UTC */
  readonly zone_assumed?: boolean;
  readonly from?: string;
  readonly from_at?: string;
  readonly overdue?: boolean;
  readonly content: readonly string[];
  readonly cite: string;
  readonly confidence: Confidence;
  readonly rule: readonly string[];
  readonly notes: readonly string[];
  /** the same notes in French; what the pack's author wrote stays as written */
  readonly notes_fr?: readonly string[];
}

export interface DecidingValue extends Said {
  readonly value: string;
  readonly outcome: Outcome;
}

export interface DecidingFact {
  readonly fact: string;
  /** what the fact is called, and in French */
  readonly name: string;
  readonly name_fr?: string;
  readonly question: string;
  readonly fr?: string;
  readonly owner?: string;
  readonly owner_fr?: string;
  /** undecided duties this one fact can settle */
  readonly settles: readonly string[];
  readonly answer_by?: string;
  /** how this duty comes out for each value that matters; `text` and `fr` are the values in words */
  readonly values: readonly DecidingValue[];
  /** false: no single fact settles this duty, this one only together with others */
  readonly alone: boolean;
}

export interface DutyResult {
  readonly regime: string;
  readonly title: string;
  readonly kind: RegimeKind;
  readonly jurisdiction: string;
  readonly authority?: string;
  readonly instrument: string;
  readonly outcome: Outcome;
  readonly flags: readonly string[];
  readonly deciding_facts: readonly DecidingFact[];
  readonly answer_by?: string;
  readonly watch_until?: string;
  readonly worst_case?: {
    readonly stage: string;
    readonly due: string;
    readonly zone: string;
    readonly from: string;
    readonly assumed: boolean;
  };
  readonly stages: readonly StageResult[];
  readonly because: readonly Reason[];
  readonly missing: readonly string[];
  readonly displaced_by?: string;
  readonly implemented_by?: readonly string[];
  /** countries for which the rule itself is shown, where national rules cover the others */
  readonly states?: readonly string[];
  readonly may_be_satisfied_by?: readonly (Satisfaction & { readonly outcome: Outcome })[];
  readonly basis: Basis;
}

/** One question over all undecided duties, best first. */
export interface Question {
  readonly fact: string;
  /** what the fact is called, and in French */
  readonly name: string;
  readonly name_fr?: string;
  readonly question: string;
  readonly fr?: string;
  readonly owner?: string;
  readonly owner_fr?: string;
  readonly settles: readonly string[];
  readonly answer_by?: string;
  /** earliest limit if every open fact comes out for the worst */
  readonly worst_case?: string;
  /** earliest limit that remains if this fact comes out benign */
  readonly benign?: string;
}

export interface EvaluateResult {
  readonly now: string;
  readonly as_known_at?: string;
  readonly duties: readonly DutyResult[];
  readonly questions: readonly Question[];
  readonly notice: string;
  readonly notice_fr: string;
}

/** Facts after validation: what conditions are tested against. */
export interface FactView {
  get(fact: string): FactValue | undefined;
  /** the date by which dated parameters are chosen */
  readonly date: string;
  branch(regime: string, branch: string): Truth;
  /** true when another regulator had to be told by a rule of the registry */
  readonly otherRegulatorTold: boolean;
}
