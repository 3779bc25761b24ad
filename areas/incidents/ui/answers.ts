import { spokenIn } from '#engines/duties/spoken.ts';
import type { FrenchTitles } from '#engines/duties/titles.ts';
import type { EvaluateResult } from '#engines/duties/types.ts';
import type { ReportForm } from '#engines/duties/report.ts';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { currentLanguage } from '#platform/i18n/registry.ts';
import { api, type ProblemError, useApi } from '#platform/ui/api.ts';
import type { Fact, FactValue, Incident, Report, Section } from '../contract.ts';

export interface EntityDuties {
  readonly entity: { readonly id: number; readonly name: string; readonly role: string };
  readonly result: EvaluateResult;
}

interface DutiesReply {
  readonly entities: readonly EntityDuties[];
}

/** A fact, clock or judgement of the vocabulary, in the one shape that a field is drawn from. */
export interface Definition {
  readonly id: string;
  readonly type: string;
  /** what it is called, in a word or two */
  readonly name: string;
  readonly question: string;
  readonly values?: readonly string[];
  /** the word for each listed value */
  readonly words?: Readonly<Record<string, string>>;
  readonly unit?: string;
  readonly owner?: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly name_fr?: string;
}

type SpokenWords = Readonly<Record<string, { readonly text: string; readonly fr: string }>>;

interface VocabularyReply {
  readonly facts: readonly (Omit<Definition, 'words'> &
    Named & { readonly fr?: string; readonly words?: SpokenWords })[];
  readonly clocks: readonly (Named & { readonly meaning: string; readonly fr?: string })[];
  readonly judgements: readonly (Named & {
    readonly question: string;
    readonly fr?: string;
    readonly owner: string;
    readonly owner_fr?: string;
  })[];
  readonly titles_fr: FrenchTitles;
}

export interface PartyLine {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  readonly standing: string;
}

/** An assertion that is not saved yet. */
export interface Change {
  readonly fact: string;
  readonly entity: number | null;
  readonly value: FactValue | null;
}

const asKnown = (knownAt: string | null) => (knownAt ? `?knownAt=${encodeURIComponent(knownAt)}` : '');

export const useIncident = (id: string) => useApi<Incident>(`/api/incidents/${id}`);
export const useIncidents = (state: 'active' | 'all') =>
  useApi<{ readonly incidents: readonly Incident[] }>(`/api/incidents?state=${state}`, { keep: true });
export const useFacts = (id: number, knownAt: string | null) =>
  useApi<{ readonly facts: readonly Fact[] }>(`/api/incidents/${id}/facts${asKnown(knownAt)}`, { keep: true });
export const useFactHistory = (id: number) =>
  useApi<{ readonly facts: readonly Fact[] }>(`/api/incidents/${id}/facts?history=true`);
export const useDuties = (id: number, knownAt: string | null = null) =>
  useSpoken(useApi<DutiesReply>(`/api/incidents/${id}/duties${asKnown(knownAt)}`, { keep: true, every: 60_000 }));
export const useSections = (id: number) =>
  useApi<{ readonly sections: readonly Section[] }>(`/api/incidents/${id}/sections`);
export const useReports = (id: number) =>
  useApi<{ readonly reports: readonly Report[] }>(`/api/incidents/${id}/reports`);
export const useReport = (id: number, report: number | null) =>
  useApi<{ readonly report: Report; readonly form: ReportForm }>(
    report === null ? null : `/api/incidents/${id}/reports/${report}`,
  );
export const useParties = () => useApi<{ readonly parties: readonly PartyLine[] }>('/api/parties');

/** Every definition by its id; undefined until it is there. */
export function useVocabulary(): ReadonlyMap<string, Definition> | undefined {
  const reply = useApi<VocabularyReply>('/api/vocabulary').data;
  return useMemo(() => reply && definitionsOf(reply), [reply]);
}

function definitionsOf({ facts, clocks, judgements }: VocabularyReply): ReadonlyMap<string, Definition> {
  const french = currentLanguage() === 'fr';
  const asked = (en: string, fr: string | undefined) => (french && fr) || en;
  const name = (of: Named) => asked(of.name, of.name_fr);
  const inWords = (words: SpokenWords) =>
    Object.fromEntries(Object.entries(words).map(([value, word]) => [value, asked(word.text, word.fr)]));
  return new Map<string, Definition>(
    [
      ...facts.map(({ words, ...fact }) => ({
        ...fact,
        name: name(fact),
        question: asked(fact.question, fact.fr),
        ...(words ? { words: inWords(words) } : {}),
      })),
      ...clocks.map(clock => ({
        id: clock.id,
        type: 'instant',
        name: name(clock),
        question: asked(clock.meaning, clock.fr),
      })),
      ...judgements.map(({ question, fr, owner, owner_fr, ...judgement }) => ({
        id: judgement.id,
        type: 'bool',
        name: name(judgement),
        question: asked(question, fr),
        owner: asked(owner, owner_fr),
      })),
    ].map(each => [each.id, each]),
  );
}

/** French titles of rules, stages and addressees for a French reader; none for an English one, or until they are there. */
export function useTitles(): FrenchTitles | undefined {
  const titles = useApi<VocabularyReply>('/api/vocabulary').data?.titles_fr;
  return currentLanguage() === 'fr' ? titles : undefined;
}

/** Duties in the reader's language: titles, questions, reasons and notes; not before their titles are there too. */
function useSpoken<Query extends { readonly data: DutiesReply | undefined }>(query: Query): Query {
  const language = currentLanguage() === 'fr' ? 'fr' : 'en';
  const { data } = query;
  const vocabulary = useApi<VocabularyReply>('/api/vocabulary');
  const ready = language === 'en' || vocabulary.data !== undefined || vocabulary.error !== null;
  const titles = vocabulary.data?.titles_fr;
  const spoken = useMemo(
    () => (data && ready ? inLanguage(data, language, titles) : undefined),
    [data, language, ready, titles],
  );
  return { ...query, data: spoken };
}

const inLanguage = (reply: DutiesReply, language: 'en' | 'fr', titles?: FrenchTitles): DutiesReply => ({
  ...reply,
  entities: reply.entities.map(each => ({ ...each, result: spokenIn(language, each.result, titles) })),
});

/** A value once it has been left alone for a moment: what is asked of the server while somebody types. */
export function useSettled<T>(value: T, wait_ms = 250): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), wait_ms);
    return () => clearTimeout(timer);
  }, [value, wait_ms]);
  return settled;
}

/** How the duties would come out with changes that are not saved; null asks nothing. */
export const useWhatIf = (id: number, changes: readonly Change[] | null): UseQueryResult<DutiesReply, ProblemError> =>
  useSpoken(
    useQuery<DutiesReply, ProblemError>({
      queryKey: ['incidents', id, 'what-if', JSON.stringify(changes)],
      queryFn: () => api.post<DutiesReply>(`/api/incidents/${id}/duties/what-if`, { changes }),
      enabled: changes !== null,
      retry: false,
    }),
  );
