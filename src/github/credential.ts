import type { Credential } from '../baseline/data-branch.ts';

/** The token as git wants it for the server of this workflow; a store hands it to git by environment. */
export function gitCredential(token: string, serverUrl: string): Credential {
  const secret = Buffer.from(`x-access-token:${token}`).toString('base64');
  return { url: `${serverUrl}/`, header: `Authorization: Basic ${secret}` };
}
