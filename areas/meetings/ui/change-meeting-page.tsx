import { useParams } from '@tanstack/react-router';
import { useText } from '#platform/i18n/registry.ts';
import { api, useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import type { MeetingDetail } from '../contract.ts';
import { draftOf } from './meeting-draft.ts';
import { MeetingForm } from './meeting-form.tsx';

/** Changes a planned meeting; says beforehand that an agenda which was sent is withdrawn. */
export default function ChangeMeetingPage() {
  const t = useText('meetings');
  const { id } = useParams({ strict: false }) as { id: string };
  const found = useApi<MeetingDetail>(`/api/meetings/${id}`);
  if (found.error) return <ErrorNote error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <PageHead title={t('one.loading')} />;
  const meeting = found.data;
  return (
    <MeetingForm
      key={meeting.id}
      title={t('form.change', { ref: meeting.ref })}
      start={draftOf(meeting)}
      save={input => api.put(`/api/meetings/${id}`, { version: meeting.version, meeting: input })}
      label={t('form.save')}
      warning={meeting.agendaSentAt ? t('form.withdraws') : undefined}
    />
  );
}
