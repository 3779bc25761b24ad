import type { DecidingFact, DutyResult, EvaluateResult } from './types.ts';
import type { Language } from './words.ts';

/** An answer in one language: questions, owners, reasons and notes take the words of that language where there are any. */
export function spokenIn(language: Language, result: EvaluateResult): EvaluateResult {
  if (language === 'en') return result;
  return {
    ...result,
    duties: result.duties.map(spokenDuty),
    questions: result.questions.map(asked),
    notice: result.notice_fr,
  };
}

function spokenDuty(duty: DutyResult): DutyResult {
  const deciding = duty.deciding_facts.map(fact => ({
    ...asked(fact),
    values: fact.values.map(value => ({ ...value, text: value.fr })),
  }));
  return {
    ...duty,
    deciding_facts: deciding,
    missing: deciding.map(fact => fact.question),
    because: duty.because.map(reason => ({ ...reason, text: reason.fr ?? reason.text })),
    stages: duty.stages.map(stage => ({ ...stage, notes: stage.notes_fr ?? stage.notes })),
  };
}

type Asked = Pick<DecidingFact, 'name' | 'name_fr' | 'question' | 'fr' | 'owner' | 'owner_fr'>;

const asked = <Of extends Asked>(fact: Of): Of => {
  const owner = fact.owner_fr ?? fact.owner;
  return { ...fact, name: fact.name_fr ?? fact.name, question: fact.fr ?? fact.question, ...(owner ? { owner } : {}) };
};
