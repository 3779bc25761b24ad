import { FileInput, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import classes from '../systemic-risk.module.css';

type Format = 'csv' | 'graphml' | 'matpower';

/** Files to read into the tables: a preview with every finding, undone like any other change. */
export function FilesField(props: {
  readonly onRead: (input: { format: Format; files: Record<string, string> }) => void;
}) {
  const t = useText('systemic-risk');
  const [format, setFormat] = useState<Format>('csv');
  const take = async (files: readonly File[]): Promise<void> => {
    const texts = await Promise.all(files.map(async file => [file.name.replace(/\.[^.]*$/, ''), await file.text()]));
    props.onRead({ format, files: Object.fromEntries(texts) as Record<string, string> });
  };
  return (
    <div className={classes.fields}>
      <NativeSelect
        label={t('part.format')}
        data={(['csv', 'graphml', 'matpower'] as const).map(value => ({ value, label: t(`format.${value}`) }))}
        value={format}
        onChange={e => setFormat(e.currentTarget.value as Format)}
      />
      <FileInput
        label={t('part.files')}
        description={t('part.filesHint')}
        multiple
        onChange={files => void (files.length > 0 && take(files))}
      />
    </div>
  );
}
