import { useText } from '#platform/i18n/registry.ts';
import { api } from '#platform/ui/api.ts';
import { useMe, useZone } from '#platform/ui/me.ts';
import { emptyDraft } from './meeting-draft.ts';
import { MeetingForm } from './meeting-form.tsx';

/** Plans a meeting of the party one acts for; the agenda is written on its page. */
export default function NewMeetingPage() {
  const t = useText('meetings');
  const zone = useZone();
  const mode = useMe()?.mode ?? 'live';
  return (
    <MeetingForm
      title={t('form.new')}
      start={emptyDraft(zone, mode)}
      save={input => api.post('/api/meetings', input)}
      label={t('form.plan')}
    />
  );
}
