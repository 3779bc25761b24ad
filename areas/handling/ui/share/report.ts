import { wholeVector } from '#engines/handling/compare.ts';
import { componentNames, type Marking } from '#engines/handling/types.ts';
import { currentLanguage, type Text, useText } from '#platform/i18n/registry.ts';
import type { Bench } from '../bench.ts';
import { requestOf } from '../decide/request.ts';
import type { EngineParts } from '../engine.ts';
import { namesIn } from '../read/names-in.ts';
import { componentWords } from '../read/words.ts';
import { reasonWords, sentenceWords } from '#platform/ui/verdict/verdict-words.ts';
import { questionWords } from '../reason-words.ts';
import { mainMarking } from '../tab-props.ts';

/** What the open tab says, as plain text to be pasted into a mail or a log. */
function reportText(t: Text, bench: Bench, engine: EngineParts): string {
  const marking = mainMarking(engine.readText(bench.text, bench.context, engine.lexicons));
  if (bench.tab === 'join') return joinText(t, bench, engine);
  if (!marking) return bench.text;
  const head = [
    marking.original,
    `${t('read.scheme')}: ${marking.scheme} · ${t('read.level')}: ${marking.level ?? '–'}`,
  ];
  const faults = [...marking.errors, ...marking.warnings].map(
    note => `! ${note.code}: ${sentenceWords({ code: note.code, text: note.message }).text}`,
  );
  if (bench.tab === 'compare') return [...head, ...faults, ...compareText(t, bench, engine, marking)].join('\n');
  if (bench.tab === 'translate') return [...head, ...faults, ...translateText(t, bench, engine, marking)].join('\n');
  if (bench.tab === 'decide') return [...head, ...faults, ...decideText(t, bench, engine, marking)].join('\n');
  return [...head, ...faults, ...meaningText(t, engine, marking)].join('\n');
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map(line => `- ${line}`)];

function meaningText(t: Text, engine: EngineParts, marking: Marking): readonly string[] {
  const names = namesIn(engine.lexicons);
  const vector = wholeVector(marking);
  return componentNames.flatMap(component => {
    const words = componentWords(t, component, vector, names) ?? [t(`silent.${component}`)];
    return section(t(`component.${component}`), words);
  });
}

function compareText(t: Text, bench: Bench, engine: EngineParts, marking: Marking): readonly string[] {
  const second = engine.parseMarking(bench.second.trim(), bench.context, engine.lexicons);
  const { a_is: standing } = engine.compareMarkings(marking, second);
  return ['', `${marking.canonical} ${t(`compare.${standing}`)} ${second.canonical}`];
}

function translateText(t: Text, bench: Bench, engine: EngineParts, marking: Marking): readonly string[] {
  const tongue = currentLanguage() === 'fr' ? 'fr' : 'en';
  return [...engine.lexicons.byId.values()].flatMap(lexicon => {
    const found = engine.translateMarking(marking, lexicon.id, engine.lexicons, bench.context);
    if (found.relation === 'none' || lexicon.id === marking.scheme) return [];
    const title = `${lexicon.id}: ${found.marking ?? '–'} (${t(`relation.${found.relation}`)})`;
    return ['', title, ...found.residual.map(each => `- ${each[tongue]}`)];
  });
}

function decideText(t: Text, bench: Bench, engine: EngineParts, marking: Marking): readonly string[] {
  const { holder, recipient, action } = bench.question;
  const verdict = engine.decideShare(requestOf(bench, marking), engine.lexicons);
  const who = (party: typeof holder): string => party.name ?? party.id ?? t('decide.unknown');
  return [
    '',
    `${who(holder)} → ${who(recipient)} · ${t(`action.${action}`)}: ${t(`decision.${verdict.decision}`)}`,
    ...section(
      t('decide.because'),
      verdict.because.map(each => reasonWords(each).text),
    ),
    ...section(
      t('decide.missing'),
      verdict.missing.map(each => reasonWords(each).text),
    ),
    ...section(
      t('decide.open'),
      verdict.unknown.map(each => questionWords(t, each)),
    ),
    ...section(
      t('decide.obligations'),
      verdict.obligations.map(each => reasonWords(each).text),
    ),
    '',
    ...verdict.basis.map(each => `${each.pack} r${each.revision} ${each.hash}`),
  ];
}

function joinText(t: Text, bench: Bench, engine: EngineParts): string {
  const items = bench.items.filter(item => item.trim() !== '');
  const markings = items.map(item => ({ marking: engine.parseMarking(item.trim(), bench.context, engine.lexicons) }));
  const joined = engine.joinMarkings(markings, engine.lexicons);
  return [
    joined.marking,
    ...section(t('join.items'), items),
    ...section(
      t('join.conditions'),
      joined.conditions.map(each => reasonWords(each).text),
    ),
    ...section(
      t('join.because'),
      joined.because.map(each => reasonWords(each).text),
    ),
  ].join('\n');
}

/** Writes the report of the open tab in the language now shown. */
export function useReport() {
  const t = useText('handling');
  return (bench: Bench, engine: EngineParts): string => reportText(t, bench, engine);
}
