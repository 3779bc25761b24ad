import { TextInput } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';

/** The code of the authenticator app, or one of the backup codes. */
export function CodeField(props: { readonly value: string; readonly onChange: (code: string) => void }) {
  const t = useText('web');
  return (
    <TextInput
      label={t('signIn.code')}
      description={t('signIn.codeWhere')}
      autoComplete="one-time-code"
      required
      value={props.value}
      onChange={event => props.onChange(event.currentTarget.value)}
    />
  );
}
