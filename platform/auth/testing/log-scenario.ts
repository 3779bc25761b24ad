// Run by `logs.test.ts` in a process of its own: everything it writes is what an operator would find in the logs.
import { firstLink } from '../index.ts';
import { authWorld } from './world.ts';

const [, , password = ''] = process.argv;
const world = await authWorld({
  log: true,
  routes: http =>
    http.route({
      method: 'POST',
      url: '/api/test/crash',
      access: 'signed-in',
      summary: 'breaks',
      handler: () => {
        throw new Error('broken on purpose');
      },
    }),
});
const person = await world.person('logged@cert-a.example');
await world.appoint(person, await world.party('cert-a'), ['analyst']);
const link = await firstLink(world.platform, person);
const browser = world.browser();
await browser.send('POST', '/api/auth/one-time', { token: new URL(link).searchParams.get('token') });
await browser.send('POST', '/api/auth/password', { password });
await browser.send('POST', '/api/auth/sign-in', { email: 'logged@cert-a.example', password: `${password}?` });
const made = await browser.send('POST', '/api/auth/tokens', { name: 'x', scopes: ['me:read'], days: 1 });
const { token } = made.json() as { token: string };
await browser.send('POST', '/api/test/crash', { password });
for (const payload of [`{"password":"${password}"`, `"${password}"`]) {
  const headers = { 'content-type': 'application/json', 'x-entente': '1', authorization: `Bearer ${token}` };
  await world.http.server.inject({ method: 'POST', url: '/api/auth/sign-in', headers, payload });
}
process.send?.([password, new URL(link).searchParams.get('token'), token, browser.cookie.split('=')[1]]);
await world.close();
