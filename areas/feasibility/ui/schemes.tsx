import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { Study } from '../contract.ts';
import classes from './feasibility.module.css';
import { SchemeFacts } from './scheme-facts.tsx';
import { SchemeMappings } from './scheme-mappings.tsx';
import { SchemeTerms } from './scheme-terms.tsx';

/** One page a scheme; which one is chosen stands in a list. */
export function Schemes({ study }: { readonly study: Study }) {
  const t = useText('feasibility');
  const [chosen, setChosen] = useState(study.order[0] ?? '');
  const page = study.schemes.find(({ id }) => id === chosen);
  return (
    <Pane title={t('schemes.title')}>
      <NativeSelect
        className={`${classes.choose} no-print`}
        label={t('schemes.choose')}
        value={chosen}
        onChange={event => setChosen(event.currentTarget.value)}
        data={study.schemes.map(({ id, name }) => ({ value: id, label: `${name} (${id})` }))}
      />
      {page && (
        <>
          <SchemeFacts page={page} />
          <SchemeTerms page={page} />
          <SchemeMappings page={page} />
        </>
      )}
    </Pane>
  );
}
