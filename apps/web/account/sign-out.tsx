import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';

export function SignOut() {
  const t = useText('web');
  const out = useAct(() => api.post('/api/auth/sign-out'));
  return (
    <Button
      loading={out.isPending}
      onClick={() => out.mutate(undefined, { onSuccess: () => location.assign('/sign-in') })}
    >
      {t('settings.signOut')}
    </Button>
  );
}
