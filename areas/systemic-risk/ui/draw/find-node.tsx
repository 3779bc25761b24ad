import { TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import classes from './drawing.module.css';
import { nodesNamed } from './nodes-named.ts';
import type { Scene } from './scene.ts';

/** A node by a part of its name or id: Enter takes the first, Tab reaches the others. */
export function FindNode(props: { readonly scene: Scene; readonly onFind: (id: string) => void }) {
  const t = useText('systemic-risk');
  const [typed, setTyped] = useState('');
  const found = useMemo(() => nodesNamed(props.scene, typed), [props.scene, typed]);
  const take = (node: number | undefined): void => {
    const id = props.scene.ids[node ?? -1];
    if (id === undefined) return;
    props.onFind(id);
    setTyped('');
  };
  return (
    <div className={classes.find}>
      <TextInput
        type="search"
        aria-label={t('graph.find')}
        placeholder={t('graph.find')}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Enter') take(found[0]);
          if (event.key === 'Escape') setTyped('');
        }}
      />
      {typed.trim() !== '' && (
        <ul className={classes.found}>
          {found.length === 0 && <li role="status">{t('graph.notFound')}</li>}
          {found.map(node => (
            <li key={node}>
              <button type="button" onClick={() => take(node)}>
                {props.scene.names[node]} <span className={classes.hint}>{props.scene.ids[node]}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
