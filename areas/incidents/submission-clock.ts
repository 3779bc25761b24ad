import type { Regime } from '#engines/duties/types.ts';

/**
 * Which clock the submission of a stage sets: `notification` and `intermediate` have one of their own; any other
 * stage that does not itself follow an earlier submission is a first report; what follows one starts nothing.
 */
export function submissionClock(regime: Regime | undefined, stageId: string): string | undefined {
  if (stageId === 'notification') return 't.notification_sent';
  if (['intermediate', 'progress', 'update'].includes(stageId)) return 't.intermediate_sent';
  const stage = regime?.stages.find(s => s.id === stageId);
  return stage && !stage.from?.endsWith('_sent') ? 't.initial_sent' : undefined;
}
