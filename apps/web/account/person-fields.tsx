import { Select } from '@mantine/core';
import { languages } from '#platform/i18n/languages.ts';
import { useText } from '#platform/i18n/registry.ts';
import { zones } from '#platform/ui/time/zones.ts';
import classes from './account.module.css';

interface FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** its list stays in the dialog, whose focus it would leave otherwise */
  readonly inDialog?: boolean;
}

const listIn = (inDialog = false) => (inDialog ? { comboboxProps: { withinPortal: false } } : {});

/** The language in which a person reads. */
export function LanguageField({ value, onChange, inDialog }: FieldProps) {
  const t = useText('web');
  return (
    <Select
      className={classes.wide}
      label={t('settings.language')}
      data={languages.map(each => ({ value: each.id, label: each.name }))}
      value={value}
      onChange={chosen => onChange(chosen ?? 'en')}
      allowDeselect={false}
      {...listIn(inDialog)}
    />
  );
}

/** The time zone in which a person reads; `why` explains it. */
export function ZoneField({ value, onChange, inDialog, why }: FieldProps & { readonly why?: string }) {
  const t = useText('web');
  return (
    <Select
      className={classes.wide}
      label={t('settings.zone')}
      description={why}
      data={zones}
      value={value}
      onChange={chosen => onChange(chosen ?? 'UTC')}
      searchable
      limit={60}
      allowDeselect={false}
      {...listIn(inDialog)}
    />
  );
}
