import assert from 'node:assert/strict';
import test from 'node:test';
import { appointableRoles } from '#platform/auth/roles.ts';
import { scopes } from '#platform/auth/scopes.ts';
import uiEn from '#platform/i18n/en.ts';
import uiFr from '#platform/i18n/fr.ts';
import en from '../en.ts';
import fr from '../fr.ts';

const keyOf = (scope: string): string => scope.replace(':', '-');

test('every scope is explained in both languages, in English as the service itself does', () => {
  const meanings = Object.fromEntries(Object.entries(scopes).map(([scope, meaning]) => [keyOf(scope), meaning]));
  assert.deepEqual({ ...en.scope }, meanings);
  assert.deepEqual(Object.keys(fr.scope).sort(), Object.keys(meanings).sort());
});

test('every role that can be given has a name in both languages', () => {
  assert.deepEqual(Object.keys(uiEn.role).sort(), [...appointableRoles].sort());
  assert.deepEqual(Object.keys(uiFr.role).sort(), [...appointableRoles].sort());
});
