import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { NoticeDraft, ProposedRecipient } from '#areas/callout/contract.ts';
import type { Disclosure } from '#areas/sharing/contract.ts';
import type { Verdict } from '#areas/systemic-risk/contract.ts';
import { useText } from '#platform/i18n/registry.ts';
import { api, type ProblemError, useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { sentenceWords } from '#platform/ui/verdict/verdict-words.ts';
import type { Incident } from '../../contract.ts';
import { useParties, useSections, useSettled } from '../answers.ts';
import classes from '../incidents.module.css';
import { Prepared } from '../plans/prepared.tsx';
import { useVerdicts } from '../plans/use-verdicts.ts';
import { Matrix } from './matrix.tsx';
import { type Message, messageFor, MessagePane } from './message-pane.tsx';
import { Recipients } from './recipients.tsx';
import { SectionsPane } from './sections-pane.tsx';

/**
 * The notice of an incident: what is told, to whom, who will see what and why, and sending it. Opened from the trigger of
 * a plan, it is filled in by that plan and with its reason.
 */
export function NoticeTab(props: { readonly incident: Incident; readonly trigger: string | null }) {
  const t = useText('incidents');
  const found = useVerdicts(props.incident.id);
  if (props.trigger === null) return <NoticeForm incident={props.incident} verdict={null} />;
  if (found.error) return <ErrorNote error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <p aria-busy="true">{t('plans.loading')}</p>;
  const verdict = found.data.verdicts.find(each => String(each.trigger.id) === props.trigger) ?? null;
  return (
    <>
      {!verdict && <p className={classes.bad}>{t('plans.gone')}</p>}
      <NoticeForm key={verdict?.id ?? 0} incident={props.incident} verdict={verdict} />
    </>
  );
}

function NoticeForm({ incident, verdict }: { readonly incident: Incident; readonly verdict: Verdict | null }) {
  const t = useText('incidents');
  const [reasonTaken, setReasonTaken] = useState(false);
  const plan = verdict?.trigger.plan;
  const sections = useSections(incident.id);
  const proposed = useApi<{ readonly recipients: readonly ProposedRecipient[] }>(
    `/api/incidents/${incident.id}/recipients${plan === undefined ? '' : `?plan=${encodeURIComponent(plan)}`}`,
  );
  const parties = useParties().data?.parties ?? [];
  const [changed, setChanged] = useState<ReadonlyMap<number, boolean>>(new Map());
  const [attested, setAttested] = useState<ReadonlySet<string>>(new Set());
  const [message, setMessage] = useState<Message>(() => messageFor(incident));
  const chosen = useMemo(() => {
    const ids = new Set(
      (proposed.data?.recipients ?? []).filter(each => each.channel !== null).map(each => each.party),
    );
    for (const [party, told] of changed) if (told) ids.add(party);
    return [...ids].filter(party => changed.get(party) !== false);
  }, [proposed.data, changed]);
  const draft: NoticeDraft = {
    incident: incident.id,
    type: message.type,
    subject: message.subject,
    recipients: chosen,
    ...(plan === undefined ? {} : { plan }),
    ...(attested.size > 0 ? { facts: Object.fromEntries([...attested].map(fact => [fact, true])) } : {}),
  };
  const wanted = JSON.stringify(draft);
  const asked = useSettled(wanted);
  const ready = chosen.length > 0 && (sections.data?.sections.length ?? 0) > 0 && message.subject.trim().length > 2;
  const preview = useQuery<Disclosure, ProblemError>({
    queryKey: ['incidents', incident.id, 'preview', asked],
    queryFn: () => api.post<Disclosure>('/api/callout/preview', JSON.parse(asked)),
    enabled: ready && asked === wanted && incident.mode !== 'template',
    placeholderData: before => before,
    retry: false,
  });
  const told = sections.data?.sections ?? [];
  const reason = verdict && !reasonTaken ? reasonOf(verdict, t('plans.section')) : null;
  return (
    <div className={classes.halves}>
      <div className={classes.side}>
        {verdict && <Prepared incident={incident} verdict={verdict} />}
        {sections.data && (
          <SectionsPane
            key={JSON.stringify(told)}
            incident={incident}
            sections={told}
            suggested={reason && !told.some(each => each.body === reason.body) ? reason : null}
            onSaved={() => setReasonTaken(true)}
          />
        )}
        <Pane title={t('matrix.title')} note={t('matrix.note')}>
          {preview.error && <ErrorNote error={preview.error} onRetry={() => void preview.refetch()} />}
          {ready && preview.data ? (
            <Matrix disclosure={preview.data} sections={sections.data?.sections ?? []} />
          ) : (
            !preview.error && <NothingYet incident={incident} ready={ready} />
          )}
        </Pane>
        <MessagePane
          message={message}
          onMessage={setMessage}
          draft={draft}
          disclosure={ready && asked === wanted && !preview.isPlaceholderData ? preview.data : undefined}
          exercise={incident.exercise}
        />
      </div>
      <Recipients
        proposed={proposed.data?.recipients ?? []}
        parties={parties.filter(party => party.id !== incident.party)}
        chosen={new Set(chosen)}
        onChosen={(party, told) => setChanged(old => new Map(old).set(party, told))}
        attestable={attestableIn(preview.data, attested)}
        attested={attested}
        onAttested={(fact, so) =>
          setAttested(old => new Set(so ? [...old, fact] : [...old].filter(each => each !== fact)))
        }
        error={proposed.error}
      />
    </div>
  );
}

/** The reason as a section that a person may change, take out or save; it is told to nobody before. */
const reasonOf = ({ finding, marking }: Verdict, title: string) => ({
  title,
  body: finding,
  marking,
  informationClass: 'assessment' as const,
  redacted: null,
});

/** Why there is no matrix: a template has none, something to tell is missing, or the gate is still asked. */
function NothingYet({ incident, ready }: { readonly incident: Incident; readonly ready: boolean }) {
  const t = useText('incidents');
  if (incident.mode === 'template') return <p className={classes.dim}>{t('matrix.template')}</p>;
  return <p className={classes.dim}>{ready ? t('matrix.asking') : t('matrix.nothing')}</p>;
}

/** What the gate would take an attestation for: need to know, and whatever stands open in a cell that waits for one. */
function attestableIn(disclosure: Disclosure | undefined, attested: ReadonlySet<string>): ReadonlyMap<string, string> {
  const open = (disclosure?.recipients ?? [])
    .flatMap(recipient => recipient.cells)
    .filter(cell => cell.blocked?.code === 'conditions-open')
    .flatMap(cell => cell.verdict.unknown.map(each => [each.code, sentenceWords(each).text] as const));
  return new Map([['need_to_know', ''], ...[...attested].map(fact => [fact, fact] as const), ...open]);
}
