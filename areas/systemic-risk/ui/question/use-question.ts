import { api, useAct, useApi } from '#platform/ui/api.ts';
import type { Answer } from '../../compute/study.ts';
import type { Question, QuestionInput } from '../../contract.ts';
import { base } from '../answers.ts';

const going = ({ state }: Question): boolean => state === 'queued' || state === 'running';

/** The newest question of a kind about a run, its answer when it has one, and how to ask or cancel. */
export function useQuestion<K extends QuestionInput['kind']>(run: number, kind: K) {
  const path = `${base}/runs/${run}/questions`;
  const first = useApi<{ readonly questions: readonly Question[] }>(path);
  const mine = first.data?.questions.find(each => each.input.kind === kind);
  const again = useApi<{ readonly questions: readonly Question[] }>(mine && going(mine) ? path : null, { every: 700 });
  const latest = again.data?.questions.find(each => each.id === mine?.id) ?? mine;
  const done = (again.data ?? first.data)?.questions.find(each => each.input.kind === kind && each.state === 'done');
  const answer = useApi<Extract<Answer, { kind: K }>>(done ? `${base}/questions/${done.id}/answer` : null);
  const ask = useAct((input: QuestionInput) => api.post<Question>(path, input), ['systemic-risk']);
  const cancel = useAct(() => api.post<Question>(`${base}/questions/${latest?.id}/cancel`), ['systemic-risk']);
  return { error: first.error, latest, going: latest !== undefined && going(latest), done, answer, ask, cancel };
}
