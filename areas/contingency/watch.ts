import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import type { Language, WatchPart } from '#platform/room/watch.ts';
import { readScenarios } from './store.ts';
import { verdictOf } from './view.ts';

const words: Readonly<
  Record<Language, { readonly title: (ref: string, title: string) => string; readonly open: string }>
> = {
  en: { title: (ref, title) => `${ref} ${title}`, open: 'Task the planning' },
  fr: { title: (ref, title) => `${ref} ${title}`, open: 'Confier la planification' },
};

/** Scenarios of one's own party that are specific, for which a plan is due and nobody was tasked with it. */
export async function watchScenarios(platform: Platform, tx: Tx, actor: Actor, language: Language): Promise<WatchPart> {
  const say = words[language];
  const rows = (await readScenarios(tx)).filter(row => row.party === actor.party && row.state === 'specific');
  return {
    decide: rows.flatMap(row => {
      const { outcome, planDue, headline } = verdictOf(platform, row);
      if (outcome !== 'specific' || planDue !== 'yes') return [];
      return [
        {
          at: null,
          title: say.title(row.ref, row.content.title),
          detail: language === 'fr' ? (headline.fr ?? headline.text) : headline.text,
          action: { label: say.open, href: `/contingency/${row.id}` },
          state: 'soon' as const,
        },
      ];
    }),
  };
}
