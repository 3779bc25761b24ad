import { addresseeTitle, dutyTitle, type FrenchTitles, keywordTitle, stageTitle } from './titles.ts';
import type { DecidingFact, DutyResult, EvaluateResult } from './types.ts';
import type { Language } from './words.ts';

/**
 * An answer in one language: titles, questions, owners, reasons and notes take the words of that language where there are
 * any. @param titles what the vocabulary calls rules and stages in French; without them these stay English
 */
export function spokenIn(language: Language, result: EvaluateResult, titles?: FrenchTitles): EvaluateResult {
  if (language === 'en') return result;
  return {
    ...result,
    duties: result.duties.map(duty => spokenDuty(duty, titles)),
    questions: result.questions.map(asked),
    notice: result.notice_fr,
  };
}

function spokenDuty(duty: DutyResult, titles: FrenchTitles | undefined): DutyResult {
  const deciding = duty.deciding_facts.map(fact => ({
    ...asked(fact),
    values: fact.values.map(value => ({ ...value, text: value.fr })),
  }));
  return {
    ...duty,
    title: dutyTitle(titles, duty.regime, duty.title),
    ...(duty.authority ? { authority: addresseeTitle(titles, duty.authority) } : {}),
    deciding_facts: deciding,
    missing: deciding.map(fact => fact.question),
    because: duty.because.map(reason => ({ ...reason, text: reason.fr ?? reason.text })),
    stages: duty.stages.map(stage => ({
      ...stage,
      name: stageTitle(titles, duty.regime, stage.id),
      to: addresseeTitle(titles, stage.to),
      ...(stage.keyword ? { keyword: keywordTitle(titles, stage.keyword) } : {}),
      notes: stage.notes_fr ?? stage.notes,
    })),
  };
}

type Asked = Pick<DecidingFact, 'name' | 'name_fr' | 'question' | 'fr' | 'owner' | 'owner_fr'>;

const asked = <Of extends Asked>(fact: Of): Of => {
  const owner = fact.owner_fr ?? fact.owner;
  return { ...fact, name: fact.name_fr ?? fact.name, question: fact.fr ?? fact.question, ...(owner ? { owner } : {}) };
};
